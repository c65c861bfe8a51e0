import { isObject } from "@numbers-api/openapi/reference";
import type { Oas3Rule } from "@redocly/openapi-core";
import { declaredAs } from "./declared-as.ts";

/** Timestamps are RFC 3339 everywhere, so that a consumer parses all of them alike. */
export const timestampFormat: Oas3Rule = () =>
  declaredAs({
    isName: ([first, ...rest]) => /^(at|timestamps?|datetime)$/.test(rest.at(-1) ?? "") || first === "timestamp",
    isValue: (value) => /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/.test(String(value)),
    isDeclaration: ({ node }) => isObject(node) && node["format"] === "date-time",
    message: (what) => `${what} is a timestamp, but not declared as one. Write type: string and format: date-time.`,
  });
