import { isObject } from "../is-object.ts";
import type { OptionRules } from "../types/runtime.ts";
import { integerFrom, ruleOf } from "./validate.ts";

// Rules of options that only some contracts have.

/** For contracts with other security schemes than bearer; `resolveAuth` checks the values. */
export const AUTH_RULES: OptionRules = { auth: ruleOf("an object of credentials", isObject) };

/** For contracts with variables in the URLs of servers. */
export const SERVER_RULES: OptionRules = { serverVariables: ruleOf("an object of strings", isObject) };

const INT64_FORMS = ["number", "bigint"];

/** For contracts with `format: int64`. */
export const INT64_RULES: OptionRules = {
  int64: ruleOf('"number" or "bigint"', (value) => INT64_FORMS.includes(String(value))),
};

const FORMS = ["text", "blob", "arrayBuffer", "stream"];

/** For calls, in contracts with responses of other media types than JSON. */
export const RESPONSE_RULES: OptionRules = {
  accept: ruleOf("a media type", (value) => typeof value === "string"),
  parseAs: ruleOf('"text", "blob", "arrayBuffer" or "stream"', (value) => FORMS.includes(String(value))),
};

/** For calls, in contracts with streams of events. */
export const STREAM_RULES: OptionRules = { reconnect: integerFrom(0) };
