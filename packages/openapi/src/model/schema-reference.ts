import { isObject, parsePointer, valueAt } from "../document/reference.ts";
import type { ApiSchema, JsonObject } from "./model.ts";

/** Schema that a chain of references leads to; undefined when it leads nowhere or in a circle. */
export function resolveSchema(document: JsonObject, schema: ApiSchema): ApiSchema | undefined {
  const seen = new Set<unknown>();
  let { at, schema: value }: { at: ApiSchema["at"]; schema: unknown } = schema;
  while (isObject(value) && typeof value["$ref"] === "string") {
    if (seen.has(value)) return undefined;
    seen.add(value);
    at = parsePointer(value["$ref"]);
    value = valueAt(document, at);
  }
  return isObject(value) || typeof value === "boolean" ? { at, schema: value } : undefined;
}
