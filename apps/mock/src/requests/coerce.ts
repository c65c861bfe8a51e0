import { exactInteger, parseExactJson } from "@numbers-api/openapi/exact-json";
import type { SchemaView } from "./schema-view.ts";

/** Raw value: a text, or texts in lists and objects. */
export type SentValue = string | readonly SentValue[] | { readonly [name: string]: SentValue };

/** JSON's form of a number. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * Coerces texts to the types that a schema allows.
 *
 * @param prefersText Keeps a text wherever the schema allows one; otherwise `7` becomes a number if the schema allows
 * it.
 */
export function coerce(sent: SentValue, view: SchemaView, prefersText: boolean): unknown {
  if (typeof sent === "string") return coerceText(sent, view, prefersText);
  if (isList(sent)) return sent.map((item, index) => coerce(item, view.item(index), prefersText));
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, coerce(value, view.property(name), prefersText)]),
  );
}

function isList(sent: SentValue): sent is readonly SentValue[] {
  return Array.isArray(sent);
}

function coerceText(text: string, view: SchemaView, prefersText: boolean): unknown {
  const { types } = view;
  // OpenAPI leaves open how values inside of values are written; JSON is the most common form.
  if (!types.has("string") && (types.has("object") || types.has("array"))) {
    const json = readJson(text);
    if (typeof json?.value === "object") return json.value;
    // A list of one item looks like the item where brackets are left out: `filter[tags]=a`.
    const isList = types.has("array") && [...types].every((type) => type === "array" || type === "null");
    if (isList) return [coerceText(text, view.item(0), prefersText)];
  }
  if (types.size === 0 || (prefersText && types.has("string"))) return text;
  if ((types.has("integer") || types.has("number")) && NUMBER.test(text)) {
    const value = exactInteger(text) ?? Number(text);
    if (value < Number.POSITIVE_INFINITY && value > Number.NEGATIVE_INFINITY) return value;
  }
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.has("null") && (text === "null" || (text === "" && !types.has("string")))) return null;
  return text;
}

/** Value of a JSON text; undefined when it is not JSON, or not worth a try. */
export function readJson(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*[[{"\dtfn-]/.test(text)) return undefined;
  try {
    return { value: parseExactJson(text) };
  } catch {
    return undefined;
  }
}
