import { followReferences, isObject } from "../document/reference.ts";
import type { ApiSchema, JsonObject } from "./model.ts";

/** Schema that a chain of references leads to; undefined when it leads nowhere or in a circle. */
export function resolveSchema(document: JsonObject, { at, schema }: ApiSchema): ApiSchema | undefined {
  const found = followReferences(document, { at, value: schema });
  if (!found || !(isObject(found.value) || typeof found.value === "boolean")) return undefined;
  return { at: found.at, schema: found.value };
}
