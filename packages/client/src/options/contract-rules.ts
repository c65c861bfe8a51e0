import { isObject } from "../is-object.ts";
import { ANY, type Rules } from "./validate.ts";

// Rules of options that only some contracts have.

/** For contracts with other security schemes than bearer; `resolveAuth` checks the values. */
export const AUTH_RULES: Rules = { auth: ANY };

/** For contracts with variables in the URLs of servers. */
export const SERVER_RULES: Rules = { serverVariables: { text: "an object of strings", isValid: isObject } };

/** For contracts with `format: int64`. */
export const INT64_RULES: Rules = {
  int64: { text: '"number" or "bigint"', isValid: (value) => value === "number" || value === "bigint" },
};

/** For calls, in contracts with responses of other media types than JSON. */
export const RESPONSE_RULES: Rules = {
  accept: { text: "a media type", isValid: (value) => typeof value === "string" },
  parseAs: {
    text: '"text", "blob", "arrayBuffer" or "stream"',
    isValid: (value) => ["text", "blob", "arrayBuffer", "stream"].includes(String(value)),
  },
};
