import type { Schemas } from "../api.ts";
import { keyName } from "../audience.ts";
import { copyButton } from "../clipboard.ts";
import { curlOf } from "../curl.ts";
import { element } from "../dom.ts";
import { FAULTS } from "../plans/text.ts";
import { durationText, REASON_SENTENCES, timeTaken } from "./text.ts";

type JournalEntry = Schemas["JournalEntry"];

/** Creates the details of a request. */
export function detail(entry: JournalEntry): HTMLElement {
  const { time, operation, scenario, why, key, keyId, trackingId, fault, duration, abandoned } = entry;
  return element(
    "div",
    { class: "detail" },
    ...explanation(entry),
    element(
      "dl",
      {},
      ...fact("Response", `${scenario === undefined ? "" : `${scenario}. `}${REASON_SENTENCES[why]}`),
      ...fact("Operation", operation ?? "not in the contract"),
      ...fact("Tracking ID", element("code", {}, trackingId)),
      ...fact("Key", key === null ? "none" : keyName(key, keyId)),
      ...fact("Arrived", new Date(time).toLocaleString()),
      ...(fault === undefined
        ? []
        : [
            ...fact("Fault", `The response ${FAULTS[fault]}.`),
            ...fact("Time", `ready after ${durationText(duration)}, connection ${connectionText(entry)}`),
          ]),
      ...(abandoned ? fact("Closed", "The client closed the connection before the response.") : []),
    ),
    element(
      "div",
      { class: "tools" },
      copyButton("Copy as curl", () => curlOf(entry)),
      copyButton("Copy tracking ID", () => trackingId),
    ),
    ...requestParts(entry),
    ...responseParts(entry),
  );
}

/** Explains why the mock rejected a request, or what does not match the contract. */
function explanation({ reason, violations }: JournalEntry): HTMLElement[] {
  return [
    ...(reason === undefined ? [] : [element("p", { class: "violations" }, reason)]),
    ...(violations.length === 0
      ? []
      : [
          element(
            "div",
            { class: "violations" },
            element("p", {}, "Does not match the contract:"),
            element("ul", {}, ...violations.map((violation) => element("li", {}, violation))),
          ),
        ]),
  ];
}

function connectionText(entry: JournalEntry): string {
  return entry.wallTime === undefined ? "still open" : `closed after ${timeTaken(entry)}`;
}

function requestParts({ id, headers, body }: JournalEntry): HTMLElement[] {
  return [
    code("Request headers", headersText(headers), id),
    ...(body === undefined ? [] : [code("Request body", bodyText(body), id)]),
  ];
}

function responseParts({ id, response }: JournalEntry): HTMLElement[] {
  if (!response) return [];
  const { headers, body, size } = response;
  return [
    code("Response headers", headersText(headers), id),
    ...(body === undefined ? [] : [code("Response body", bodyText(body), id)]),
    ...(size === undefined
      ? []
      : [element("p", { class: "quiet" }, `The response body has ${size} bytes, too many for the journal.`)]),
  ];
}

function headersText(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

function bodyText(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body, undefined, 2);
}

function fact(name: string, value: string | Node): HTMLElement[] {
  return [element("dt", {}, name), element("dd", {}, value)];
}

function code(title: string, content: string, id: number): HTMLElement {
  return element(
    "div",
    {},
    element("h3", {}, title),
    element("pre", { tabindex: 0, role: "region", "aria-label": `${title} of request ${id}` }, content),
  );
}
