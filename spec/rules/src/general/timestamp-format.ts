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
    isName: (words) => /^(on|date|time)$/.test(words.at(-1) ?? "") && EVENTS.has(words.at(-2) ?? ""),
    isValue: () => false,
    isDeclaration: ({ node }) =>
      isObject(node) &&
      (/^(date-time|date|time|duration)$/.test(String(node["format"])) ||
        [node["type"]].flat().some((type) => type === "integer" || type === "number")),
    message: (what) =>
      `${what} is a timestamp or a date, but not declared as one. Write type: string and format: date-time, or format: date.`,
  }),
];
