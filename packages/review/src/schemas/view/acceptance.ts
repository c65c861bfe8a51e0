import { referenceOf } from "@numbers-api/openapi/reference";
import { canonical } from "../../model/json.ts";
import { matches, type Part, type Read, type Union, type View } from "./view.ts";

const TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"] as const;

/** Types that may pass. `number` means numbers that are not integers, so a schema of numbers has both. */
export function typesOf(view: View): Set<string> {
  const known = TYPES_OF.get(view);
  if (known) return new Set(known);
  const types = declaredTypes(view);
  const isWhole = ({ schema }: Part): boolean =>
    typeof schema["multipleOf"] === "number" && Number.isInteger(schema["multipleOf"]);
  if (view.parts.some(isWhole)) types.delete("number");
  if (view.isComplete) TYPES_OF.set(view, new Set(types));
  return types;
}

/** Types that may pass, without regard to `multipleOf`. */
export function declaredTypes(view: View): Set<string> {
  let types = view.false ? new Set<string>() : new Set<string>(TYPES);
  for (const part of view.parts) {
    const own = typesOfPart(view, part);
    if (own) types = types.intersection(own);
  }
  for (const { branches, orNull } of view.unions) {
    const own = new Set(branches.flatMap((branch) => [...typesOf(branch.view)]));
    if (orNull) own.add("null");
    types = types.intersection(own);
  }
  return types;
}

const TYPES_OF = new WeakMap<View, ReadonlySet<string>>();

function typesOfPart(view: View, part: Part): Set<string> | undefined {
  const { type } = part.schema;
  const values = ownValues(view, part);
  let own = type === undefined ? undefined : new Set([type].flat().map(String));
  if (own?.has("number")) own.add("integer");
  if (values) {
    const ofValues = new Set([...values.values()].map(({ value }) => typeOf(value)));
    own = own ? own.intersection(ofValues) : ofValues;
  }
  if (own && letsNullPass(view, part)) own.add("null");
  return own;
}

/**
 * Values allowed by `enum` and `const` and not refused otherwise, by their JSON text; undefined without such a list.
 */
export function valuesOf(view: View): Map<string, Read> | undefined {
  const lists = view.parts.flatMap((part) => {
    const own = ownValues(view, part);
    if (own && letsNullPass(view, part)) own.set("null", { value: null, site: part.site });
    return own ? [own] : [];
  });
  const [first, ...others] = lists;
  if (!first) return undefined;
  const types = typesOf(view);
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

/** Null passes. */
export function allowsNull(view: View): boolean {
  return typesOf(view).has("null") && (valuesOf(view)?.has("null") ?? true) && accepts(view, null) !== false;
}

/** Types, or values by their JSON text, of a schema without other constraints. */
export function listTypesOrValues(view: View): {
  readonly types?: Set<string>;
  readonly values?: Set<string>;
} {
  const isList = view.isComplete && !view.false && view.unions.length === 0;
  if (!isList || !view.hasOnly(new Set(["type", "const", "enum"]))) return {};
  const values = valuesOf(view);
  return values ? { values: new Set(values.keys()) } : { types: typesOf(view) };
}

/**
 * Checks a text, a number, a boolean or null against a schema.
 *
 * @returns undefined for other values, and for schemas with keywords that are not evaluated here.
 */
export function accepts(view: View, value: unknown): boolean | undefined {
  if (view.false) return false;
  if (typeof value === "object" && value !== null) return undefined;
  const parts = view.parts.map((part) => partAccepts(view, part, value));
  const unions = view.unions.map((union) => unionAccepts(union, value));
  return conjunction([...parts, ...unions]);
}

function conjunction(results: readonly (boolean | undefined)[]): boolean | undefined {
  return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
}

function partAccepts(view: View, part: Part, value: unknown): boolean | undefined {
  if (value === null && letsNullPass(view, part)) return true;
  const { schema } = part;
  const types = typesOfPart(view, part);
  const list = ownValues(view, part);
  if (types && !types.has(typeOf(value))) return false;
  if (list && !list.has(canonical(value))) return false;
  if (typeof value === "number" && !numberPasses(schema, value)) return false;
  if (typeof value === "string" && !stringPasses(schema, value)) return false;
  const reference = referenceOf(schema);
  const isUnresolved = reference !== undefined && !view.tree.target(reference);
  const isUnknown = isUnresolved || ["not", "if"].some((key) => key in schema);
  return isUnknown || (typeof value === "string" && TEXT_KEYWORDS.some((key) => key in schema)) ? undefined : true;
}

/** Keywords for strings that are not evaluated here. */
const TEXT_KEYWORDS = ["format", "contentEncoding", "contentMediaType", "contentSchema"];

function numberPasses(schema: Part["schema"], value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const is = (limit: unknown, test: (limit: number) => boolean): boolean => typeof limit !== "number" || test(limit);
  return (
    is(minimum, (limit) => (exclusiveMinimum === true ? value > limit : value >= limit)) &&
    is(maximum, (limit) => (exclusiveMaximum === true ? value < limit : value <= limit)) &&
    is(exclusiveMinimum, (limit) => value > limit) &&
    is(exclusiveMaximum, (limit) => value < limit) &&
    is(multipleOf, (limit) => Math.abs(value / limit - Math.round(value / limit)) < 1e-9)
  );
}

function stringPasses(schema: Part["schema"], value: string): boolean {
  const { minLength, maxLength, pattern } = schema;
  const length = [...value].length;
  return (
    (typeof minLength !== "number" || length >= minLength) &&
    (typeof maxLength !== "number" || length <= maxLength) &&
    (typeof pattern !== "string" || matches(pattern, value))
  );
}

function unionAccepts({ keyword, branches, orNull }: Union, value: unknown): boolean | undefined {
  if (orNull && value === null) return true;
  const results = branches.map((branch) => accepts(branch.view, value));
  const passing = results.filter((result) => result === true).length;
  const unknown = results.filter((result) => result === undefined).length;
  if (keyword === "anyOf") return passing > 0 ? true : unknown > 0 ? undefined : false;
  return passing > 1 ? false : unknown > 0 ? undefined : passing === 1;
}

function letsNullPass({ tree }: View, { schema, orNull }: Part): boolean {
  return orNull || tree.nullable(schema) === "yes";
}

function ownValues({ tree }: View, { site, schema }: Part): Map<string, Read> | undefined {
  const isConstant = "const" in schema;
  if (!isConstant && !Array.isArray(schema["enum"])) return undefined;
  const list = isConstant ? undefined : tree.child(site, "enum");
  const values: unknown[] = isConstant ? [schema["const"]] : (schema["enum"] as unknown[]); // Checked above.
  const lists = isConstant && Array.isArray(schema["enum"]) ? new Set(schema["enum"].map(canonical)) : undefined;
  return new Map(
    values.flatMap((value, index) => {
      const place = isConstant ? tree.child(site, "const") : list && tree.child(list, index);
      const key = canonical(value);
      return lists && !lists.has(key) ? [] : [[key, { value, site: place ?? site }]];
    }),
  );
}

/** Type of a value; `number` only for one that is not an integer. */
function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
