import type { Schemas } from "../api.ts";
import { keyName } from "../audience.ts";
import { element, screenReaderText, statusBadge } from "../dom.ts";
import { detail } from "./detail.ts";
import { REASONS, target, timeOfDay, timeTaken } from "./text.ts";

type JournalEntry = Schemas["JournalEntry"];

/** Creates a line of the journal, which unfolds to the details of the request. */
export function entryLine(entry: JournalEntry): HTMLElement {
  const fold = element("details", {}, element("summary", {}, ...cells(entry)));
  fold.addEventListener("toggle", () => void fold.append(detail(entry)), { once: true });
  return element("li", { value: entry.id, class: isRejected(entry) ? "request trouble" : "request" }, fold);
}

/** Text that the filter searches, in lower case. */
export function searchText(entry: JournalEntry): string {
  const { method, status, scenario, why, key, keyId, trackingId, violations, fault, reason } = entry;
  const parts = [method, target(entry), status, scenario, REASONS[why], keyName(key, keyId), trackingId, fault, reason];
  return [...parts, ...violations].join(" ").toLowerCase();
}

/** Sentence for screen readers. */
export function spokenText({ method, path, status, scenario }: JournalEntry): string {
  return `${method} ${path}: ${status}${scenario === undefined ? "" : `, ${scenario}`}`;
}

function cells(entry: JournalEntry): HTMLElement[] {
  const { time, method, status, scenario = "", why, key, keyId, fault, abandoned, violations } = entry;
  const flags = [fault, abandoned && "closed early", violations.length > 0 && "violation"].filter((flag) => flag);
  const chosen = [scenario, REASONS[why], ...flags].filter(Boolean).join(" ");
  return [
    element("time", { datetime: time, class: "time" }, timeOfDay(time)),
    statusBadge(status),
    element(
      "span",
      { class: "what", title: `${method} ${target(entry)}` },
      element("span", { class: `method ${method.toLowerCase()}` }, method),
      " ",
      element("code", {}, target(entry)),
    ),
    element(
      "span",
      { class: "chosen", title: chosen },
      ...flags.map((flag) => element("strong", { class: "flag" }, `${flag} `)),
      element("span", { class: "name" }, scenario),
      " ",
      element("span", { class: "quiet" }, REASONS[why]),
    ),
    element("span", { class: "key" }, key === null ? screenReaderText("no key") : keyName(key, keyId)),
    element("span", { class: "took" }, timeTaken(entry)),
  ];
}

function isRejected({ reason, violations }: JournalEntry): boolean {
  return reason !== undefined || violations.length > 0;
}
