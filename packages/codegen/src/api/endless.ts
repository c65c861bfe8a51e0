import type { ApiModel } from "@numbers-api/openapi/model";
import {
  formatReference,
  isObject,
  type Path,
  parsePointer,
  referenceOf,
  valueAt,
} from "@numbers-api/openapi/reference";
import type { Problems } from "./problems.ts";

/** Keywords whose schemas apply to the same value as the schema around them. */
const IN_PLACE = ["allOf", "anyOf", "oneOf"];

/** Reports schemas that apply to a value only if they apply to it already, so that no type and no check has an end. */
export function checkEndless({ schemas, document }: ApiModel, problems: Problems): void {
  const starts = new Set([...schemas.values()].map(({ at }) => formatReference(at)));
  addDeepReferences(document, starts);
  for (const start of starts) {
    const at = parsePointer(start);
    const seen = new Set<string>();
    const open = [...appliedReferences(valueAt(document, at), document, start)];
    for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
      if (reference === start) {
        problems.add(
          at,
          `the schema ${at.slice(2).join("/")} contains itself without end`,
          "Refer to it from a property or from items instead.",
        );
        break;
      }
      if (seen.has(reference)) continue;
      seen.add(reference);
      open.push(...appliedReferences(valueAt(document, parsePointer(reference)), document, reference));
    }
  }
}

/** Adds references to schemas inside of others. */
function addDeepReferences(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) addDeepReferences(item, found);
  if (!isObject(value)) return;
  const path = parsePointer(referenceOf(value) ?? "");
  if (path.length > 3) found.add(formatReference(path));
  for (const member of Object.values(value)) addDeepReferences(member, found);
}

function* appliedReferences(schema: unknown, document: unknown, own: string): Generator<string> {
  if (!isObject(schema)) return;
  const reference = referenceOf(schema);
  if (reference !== undefined) yield formatReference(parsePointer(reference));
  for (const keyword of IN_PLACE) {
    const list = schema[keyword];
    if (!Array.isArray(list)) continue;
    for (const part of list) {
      if (keyword === "allOf" && isUnionOf(document, part, own)) continue;
      yield* appliedReferences(part, document, own);
    }
  }
}

/**
 * Checks that a part of an `allOf` refers to a union that the schema itself is a variant of. Such a schema extends the
 * members of the union's base, and is a common mistake of inheritance.
 */
export function isUnionOf(document: unknown, part: unknown, own: string): boolean {
  const reference = referenceOf(part);
  const base = reference === undefined ? undefined : valueAt(document, parsePointer(reference));
  if (!isObject(base)) return false;
  const path: Path = parsePointer(own);
  return [base["oneOf"], base["anyOf"]].some(
    (list) =>
      Array.isArray(list) &&
      list.some((variant) => formatReference(parsePointer(referenceOf(variant) ?? "")) === formatReference(path)),
  );
}
