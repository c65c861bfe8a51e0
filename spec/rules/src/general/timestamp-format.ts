import { isObject } from "@numbers-api/openapi/reference";
import type { Oas3Rule } from "@redocly/openapi-core";
import { declaredAs } from "../document/declared-as.ts";

/** Events whose time a member can hold, as the last word before `at`, `on`, `date` or `time`. */
const EVENTS = new Set(
  (
    "activated added approved archived assigned begin began blocked cancelled canceled changed charged checked closed " +
    "completed confirmed created creation deactivated deleted deletion delivered disabled edited enabled end ended " +
    "expire expired expires expiration expiry failed finished fulfilled generated granted imported inserted invited " +
    "issued joined locked logged modification modified moved opened ordered paid posted processed published purchased " +
    "read received refunded registered registration rejected released removed renewed requested resolved revoked " +
    "scheduled seen sent shipped signed start started starts stopped submitted suspended synced triggered update " +
    "updated uploaded used valid verified viewed visited"
  ).split(" "),
);

/** Last words of names that are events of the past or the future without `at`: `lastSeen`, `updated`, `dateCreated`. */
const LAST = new Set(
  "access accessed active activity changed login logon modified received seen sent sync synced update updated used visited".split(
    " ",
  ),
);
const ALONE = /^(?:created|updated|modified|deleted|expires|expiry)$/;

/** Checks for the name of a moment that has its event at the end. */
function isMoment(words: readonly string[]): boolean {
  const [last = "", before = ""] = words.toReversed();
  const isDated = /^(?:date|time)$/.test(before) && EVENTS.has(last);
  const isLimit = last === "until" || (before === "valid" && /^(?:from|to)$/.test(last));
  return isDated || isLimit || (before === "last" && LAST.has(last)) || (words.length === 1 && ALONE.test(last));
}

/** Full timestamp without other text: a log line that begins with a timestamp is a text. */
const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)? ?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?$/;

/** Timestamps are RFC 3339 everywhere, so that a consumer parses all of them alike. */
export const timestampFormat: Oas3Rule = () => [
  declaredAs({
    isName: ([first, ...rest]) => /^(at|timestamps?|datetime)$/.test(rest.at(-1) ?? "") || first === "timestamp",
    isValue: (value) => TIMESTAMP.test(String(value)),
    isDeclaration: ({ node }) => isObject(node) && node["format"] === "date-time",
    message: (what) => `${what} is a timestamp, but not declared as one. Write type: string and format: date-time.`,
  }),
  // A name in `on`, `date` or `time` may also mean a day, a time of day or a duration in seconds.
  declaredAs({
    isName: (words) =>
      (/^(on|date|time)$/.test(words.at(-1) ?? "") && EVENTS.has(words.at(-2) ?? "")) || isMoment(words),
    isValue: () => false,
    isDeclaration: ({ node }) =>
      isObject(node) &&
      (/^(date-time|date|time|duration)$/.test(String(node["format"])) ||
        ["pattern", "enum", "const"].some((keyword) => keyword in node) ||
        [node["type"]].flat().some((type) => type === "integer" || type === "number")),
    message: (what) =>
      `${what} is a timestamp or a date, but not declared as one. Write type: string and format: date-time, or format: date.`,
  }),
];
