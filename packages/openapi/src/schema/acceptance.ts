import { canonical } from "./canonical.ts";
import type { Site } from "./tree.ts";
import { matches, type Part, type Union, type View } from "./view.ts";

export const TYPES: readonly string[] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/** Type of a value; `number` only for one that is not an integer. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

const TYPES_OF = new WeakMap<View, ReadonlySet<string>>();

/** Types that may pass. `number` means numbers that are not integers, so a schema of numbers has both. */
export function typesOf(view: View): Set<string> {
  const known = TYPES_OF.get(view);
  if (known) return new Set(known);
  // A schema that is a variant of itself allows what its other constraints do.
  TYPES_OF.set(view, new Set(TYPES));
  const listed = [...(valuesOf(view)?.values() ?? [])].map(({ value }) => typeOf(value));
  const declared = declaredTypes(view);
  const types = view.parts.some(({ values }) => values.length > 0) ? declared.intersection(new Set(listed)) : declared;
  if (view.all("multipleOf").some(({ value }) => Number.isInteger(value))) types.delete("number");
  if (view.isComplete) TYPES_OF.set(view, new Set(types));
  else TYPES_OF.delete(view);
  return types;
}

/** Types that may pass, without regard to `multipleOf`. */
export function declaredTypes({ parts, unions, false: never }: View): Set<string> {
  const limits = [
    ...parts.flatMap(({ types }) => types),
    ...unions.map(({ branches, orNull }) =>
      branches.map(({ view }) => typesOf(view)).reduce((a, b) => a.union(b), new Set(orNull ? ["null"] : [])),
    ),
  ];
  return limits.reduce<Set<string>>((types, own) => types.intersection(own), new Set(never ? [] : TYPES));
}

/** Values of `enum` and `const` that are not refused otherwise, by their JSON text; undefined without such a list. */
export function valuesOf(view: View): Map<string, Site> | undefined {
  const [first, ...others] = view.parts.flatMap(({ values }) => values);
  if (!first) return undefined;
  const types = declaredTypes(view);
  return new Map(
    [...first].filter(
      ([key, { value }]) =>
        others.every((list) => list.has(key)) && types.has(typeOf(value)) && accepts(view, value) !== false,
    ),
  );
}

/** No value passes, as far as types and listed values show. */
export function isNever(view: View): boolean {
  return view.isComplete && (view.false !== undefined || typesOf(view).size === 0 || valuesOf(view)?.size === 0);
}

export function allowsNull(view: View): boolean {
  return typesOf(view).has("null") && (valuesOf(view)?.has("null") ?? true) && accepts(view, null) !== false;
}

/** Types, or values by their JSON text, of a schema without other constraints. */
export function listTypesOrValues(view: View): { readonly types?: Set<string>; readonly values?: Set<string> } {
  const isList = view.isComplete && !view.false && view.unions.length === 0;
  if (!isList || !view.hasOnly("type", "const", "enum")) return {};
  const values = valuesOf(view);
  return values ? { values: new Set(values.keys()) } : { types: typesOf(view) };
}

/** Views that a value is being checked against: a schema can be a variant of itself. */
const CHECKED = new Set<View>();

/**
 * Checks a text, a number, a boolean or null against a schema.
 *
 * @returns undefined for other values, and for schemas with keywords that are not evaluated here.
 */
export function accepts(view: View, value: unknown): boolean | undefined {
  if (view.false) return false;
  if ((typeof value === "object" && value !== null) || CHECKED.has(view)) return undefined;
  CHECKED.add(view);
  const results = [
    ...view.parts.map((part) => partAccepts(part, value)),
    ...view.unions.map((union) => unionAccepts(union, value)),
  ];
  CHECKED.delete(view);
  if (results.includes(false)) return false;
  return results.includes(undefined) || view.unresolved.length > 0 ? undefined : true;
}

function partAccepts({ schema, orNull, types, values, excluded }: Part, value: unknown): boolean | undefined {
  if (value === null && orNull) return true;
  if (!types.every((set) => set.has(typeOf(value)))) return false;
  if (!values.every((list) => list.has(canonical(value)))) return false;
  if (typeof value === "number" && !numberPasses(schema, value)) return false;
  if (typeof value === "string" && !stringPasses(schema, value)) return false;
  const isExcluded = excluded ? accepts(excluded, value) : false;
  if (isExcluded) return false;
  const unknown = typeof value === "string" ? ["if", ...TEXT_KEYWORDS] : ["if"];
  return isExcluded === undefined || unknown.some((key) => key in schema) ? undefined : true;
}

/** Keywords for strings that are not evaluated here. */
const TEXT_KEYWORDS = ["format", "contentEncoding", "contentMediaType", "contentSchema"];

function is(limit: unknown, test: (limit: number) => boolean): boolean {
  return typeof limit !== "number" || test(limit);
}

function numberPasses(schema: Part["schema"], value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return (
    is(minimum, (limit) => (exclusiveMinimum === true ? value > limit : value >= limit)) &&
    is(maximum, (limit) => (exclusiveMaximum === true ? value < limit : value <= limit)) &&
    is(exclusiveMinimum, (limit) => value > limit) &&
    is(exclusiveMaximum, (limit) => value < limit) &&
    is(multipleOf, (limit) => isMultiple(value, limit))
  );
}

/** Checks that a number is a multiple of another one, which may be a fraction. */
export function isMultiple(value: number, of: number): boolean {
  return Math.abs(value / of - Math.round(value / of)) < 1e-9;
}

function stringPasses({ minLength, maxLength, pattern }: Part["schema"], value: string): boolean {
  const { length } = [...value];
  return (
    is(minLength, (limit) => length >= limit) &&
    is(maxLength, (limit) => length <= limit) &&
    (typeof pattern !== "string" || matches(pattern, value))
  );
}

function unionAccepts({ keyword, branches, orNull }: Union, value: unknown): boolean | undefined {
  if (orNull && value === null) return true;
  const results = branches.map((branch) => accepts(branch.view, value));
  const passing = results.filter((result) => result === true).length;
  const isUnknown = results.includes(undefined);
  if (keyword === "anyOf") return passing > 0 || (isUnknown ? undefined : false);
  return passing > 1 ? false : isUnknown ? undefined : passing === 1;
}
