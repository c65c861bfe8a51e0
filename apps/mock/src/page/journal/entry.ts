import type { JournalEntry } from "../api.ts";
import { element, unseen } from "../dom.ts";
import { keyName } from "../key-name.ts";
import { statusBadge } from "../status.ts";
import { detail } from "./detail.ts";
import { durationText, target, timeOfDay, WHY } from "./words.ts";

/** A line of the journal, which unfolds to all that is known of the request. */
export function entryLine(entry: JournalEntry): HTMLElement {
  const fold = element("details", {}, element("summary", {}, ...cells(entry)));
  fold.addEventListener(
    "toggle",
    () => {
      fold.append(detail(entry));
    },
    { once: true },
  );
  return element("li", { value: entry.id, class: isTrouble(entry) ? "request trouble" : "request" }, fold);
}

/** All that can be searched for in a line, in lower case. */
export function searchText(entry: JournalEntry): string {
  const { method, status, scenario, why, key, keyId, trackingId, violations, fault } = entry;
  const parts = [method, target(entry), status, scenario, WHY[why], keyName(key, keyId), trackingId, fault];
  return [...parts, ...violations].join(" ").toLowerCase();
}

/** The line as a sentence, to be read out. */
export function spoken({ method, path, status, scenario }: JournalEntry): string {
  return `${method} ${path}: ${status}${scenario === undefined ? "" : `, ${scenario}`}`;
}

function cells(entry: JournalEntry): HTMLElement[] {
  const { time, method, status, scenario, why, key, keyId, duration, fault, abandoned } = entry;
  const outcome = [fault, abandoned && "given up", isTrouble(entry) && "violation"].filter((word) => word);
  return [
    element("time", { datetime: time, class: "time" }, timeOfDay(time)),
    statusBadge(status),
    element(
      "span",
      { class: "what" },
      element("span", { class: `method ${method.toLowerCase()}` }, method),
      " ",
      element("code", {}, target(entry)),
    ),
    element(
      "span",
      { class: "chosen" },
      element("span", { class: "name" }, scenario ?? ""),
      " ",
      element("span", { class: "quiet" }, WHY[why]),
      ...outcome.map((word) => element("strong", { class: "flag" }, ` ${word}`)),
    ),
    element("span", { class: "key" }, key === null ? unseen("no key") : keyName(key, keyId)),
    element("span", { class: "took" }, durationText(duration)),
  ];
}

/** Whether the mock found something that does not fit the contract. */
function isTrouble({ violations }: JournalEntry): boolean {
  return violations.length > 0;
}
