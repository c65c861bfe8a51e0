import type { ApiEncoding } from "@numbers-api/openapi/model";
import { isJsonMediaType } from "@numbers-api/openapi/model";
import { emptyObject } from "../empty-object.ts";
import { coerce, readJson, type SentValue } from "./coerce.ts";
import { byName, readForm } from "./parameter-values.ts";
import type { SchemaView } from "./schema-view.ts";
import { decodeForm, readPairs } from "./serialized.ts";

/** Reads an urlencoded form as the object that its schema describes. */
export function readFormBody(
  text: string,
  view: SchemaView,
  encodings: ReadonlyMap<string, ApiEncoding>,
  prefersText: boolean,
): Record<string, unknown> {
  const pairs = readPairs(text);
  const groups = byName(pairs);
  const declared = new Set(view.propertyNames);
  const form = emptyObject<unknown>();
  const used = new Set<string>();
  for (const name of declared) {
    const property = view.property(name);
    const encoding = encodings.get(name);
    const [first, second] = groups.get(name) ?? [];
    if (first !== undefined && second === undefined && isJsonMember(encoding, property, decodeForm(first))) {
      const json = readJson(decodeForm(first));
      // `t=1` is a list of one item, and only `t=[1]` is JSON, unless the contract declares JSON.
      if (json && (encoding?.contentType !== undefined || typeof json.value === "object")) {
        form[name] = json.value;
        continue;
      }
    }
    const style = encoding?.style ?? (groups.has(name) ? "form" : "deepObject");
    const explode = encoding?.explode ?? (style === "form" || style === "deepObject");
    const [value] = readForm({ name, style, explode }, property, pairs, groups, declared, decodeForm);
    if (value === undefined) continue;
    form[name] = coerce(value, property, prefersText);
    for (const member of membersOf(value)) used.add(member);
  }
  for (const [name, values] of groups) {
    const [bracketed = ""] = name.split("[", 1);
    if (Object.hasOwn(form, name) || used.has(name) || (bracketed !== name && Object.hasOwn(form, bracketed))) continue;
    const [first = ""] = values;
    const sent: SentValue = values.length > 1 ? values.map(decodeForm) : decodeForm(first);
    form[name] = coerce(sent, view.property(name), prefersText);
  }
  return form;
}

/** Names under which the members of an exploded object were sent. */
function membersOf(value: SentValue): string[] {
  return typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
}

/** Members that are objects may be sent as JSON unless they have a style (OpenAPI 3.1.1, Encoding Object). */
function isJsonMember(encoding: ApiEncoding | undefined, { types }: SchemaView, text: string): boolean {
  if (encoding?.contentType !== undefined) return isJsonMediaType(encoding.contentType);
  if (encoding?.style !== undefined || encoding?.explode !== undefined) return false;
  return (types.has("object") || types.has("array")) && /^\s*[[{]/.test(text);
}
