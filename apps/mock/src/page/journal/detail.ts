import type { JournalEntry } from "../api.ts";
import { copyButton } from "../clipboard.ts";
import { element } from "../dom.ts";
import { keyName } from "../key-name.ts";
import { FAULTS } from "../plans/words.ts";
import { curlOf } from "./curl.ts";
import { WHY_SENTENCE } from "./words.ts";

/** All that is known of a request. */
export function detail(entry: JournalEntry): HTMLElement {
  const { id, time, operation, scenario, why, key, keyId, trackingId, violations, fault, abandoned } = entry;
  return element(
    "div",
    { class: "detail" },
    violations.length > 0 &&
      element(
        "div",
        { class: "violations" },
        element("p", {}, "What is not as the contract has it:"),
        element("ul", {}, ...violations.map((violation) => element("li", {}, violation))),
      ),
    element(
      "dl",
      {},
      ...fact("Tracking id", element("code", {}, trackingId)),
      ...fact("Chosen", `${scenario === undefined ? "" : `${scenario}. `}${WHY_SENTENCE[why]}`),
      ...fact("Operation", operation === undefined ? "none of the contract" : operation),
      ...fact("Key", key === null ? "none" : keyName(key, keyId)),
      ...fact("Arrived", new Date(time).toLocaleString()),
      ...(fault === undefined ? [] : fact("Fault", `The answer ${FAULTS[fault]}.`)),
      ...(abandoned ? fact("Given up", "The client was gone before the answer was ready.") : []),
    ),
    element(
      "div",
      { class: "tools" },
      copyButton("Copy as curl", () => curlOf(entry)),
      copyButton("Copy tracking id", () => trackingId),
    ),
    text(
      "Headers",
      Object.entries(entry.headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n"),
      id,
    ),
    entry.body !== undefined &&
      text("Body", typeof entry.body === "string" ? entry.body : JSON.stringify(entry.body, undefined, 2), id),
  );
}

function fact(name: string, value: string | Node): HTMLElement[] {
  return [element("dt", {}, name), element("dd", {}, value)];
}

function text(title: string, content: string, id: number): HTMLElement {
  return element(
    "div",
    {},
    element("h3", {}, title),
    element("pre", { tabindex: 0, role: "region", "aria-label": `${title} of request ${id}` }, content),
  );
}
