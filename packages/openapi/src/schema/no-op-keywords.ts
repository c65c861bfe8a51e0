import { isObject, referenceOf } from "../document/reference.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Resolves a reference to a schema. */
export type Resolve = (reference: string) => unknown;

/** Keywords that let every value pass, or whose effect is computed elsewhere. */
export const ANNOTATIONS: ReadonlySet<string> = new Set(
  "$comment $defs $id $schema $anchor $dynamicAnchor title description deprecated example examples externalDocs default xml readOnly writeOnly allOf anyOf oneOf $ref $dynamicRef nullable".split(
    " ",
  ),
);

/** Patterns that every text matches. */
export const ANY_TEXT: ReadonlySet<unknown> = new Set(["", ".*", "^.*", "^", "$", "[\\s\\S]*", "^[\\s\\S]*$"]);

/** Checks that a schema lets every value pass by having no keyword that limits it. */
export function passesAll(value: unknown, resolve?: Resolve, depth = 8): boolean {
  if (value === true) return true;
  if (!isObject(value) || depth === 0) return false;
  const reference = referenceOf(value);
  if (reference !== undefined && !(resolve && passesAll(resolve(reference), resolve, depth - 1))) return false;
  const passes = (part: unknown): boolean => passesAll(part, resolve, depth - 1);
  return Object.entries(withoutNoOps(value, resolve, depth - 1)).every(([key, inner]) => {
    if (key === "allOf") return Array.isArray(inner) && inner.every(passes);
    if (key === "anyOf") return Array.isArray(inner) && inner.some(passes);
    return !["oneOf", "$dynamicRef"].includes(key) && (ANNOTATIONS.has(key) || key.startsWith("x-"));
  });
}

/** Checks that a schema lets no value pass, as its form shows. */
export function passesNone(value: unknown, resolve?: Resolve, depth = 8): boolean {
  if (value === false) return true;
  if (!isObject(value) || depth === 0) return false;
  const { not, enum: list, allOf } = value;
  const reference = referenceOf(value);
  const passes = (part: unknown): boolean => passesNone(part, resolve, depth - 1);
  return (
    passesAll(not, resolve, depth - 1) ||
    (Array.isArray(list) && list.length === 0) ||
    (Array.isArray(allOf) && allOf.some(passes)) ||
    (reference !== undefined && resolve !== undefined && passes(resolve(reference)))
  );
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

type Check = (value: unknown) => boolean;
type Test = (value: unknown, schema: Schema, passes: Check, refuses: Check) => boolean;

const isZero: Test = (value) => value === 0;
const isFree: Test = (value, _, passes) => passes(value);
const holdsOnlyFree: Test = (value, _, passes) => isObject(value) && Object.values(value).every(passes);

/** A name is a text, so that a type that includes texts does not limit it. */
const isFreeName: Test = (value, _, passes) => {
  if (!isObject(value) || passes(value)) return passes(value);
  const { type, ...rest } = value;
  return [type].flat().includes("string") && passes(rest);
};

/** Types of which every value has one; integers are numbers. */
const ALL_TYPES = ["array", "boolean", "null", "number", "object", "string"];

/** Tests for values of keywords that limit nothing. */
const NO_OPS: Readonly<Record<string, Test>> = {
  additionalProperties: isFree,
  unevaluatedProperties: isFree,
  items: (value, schema, passes) => passes(value) && !("unevaluatedItems" in schema),
  unevaluatedItems: isFree,
  propertyNames: isFreeName,
  type: (value) => Array.isArray(value) && ALL_TYPES.every((type) => value.includes(type)),
  pattern: (value) => ANY_TEXT.has(value),
  // A hint for forms (OpenAPI 3.1, Data Types).
  format: (value) => value === "password",
  contentSchema: isFree,
  // If other members are forbidden, even an empty schema allows its names.
  patternProperties: (value, schema, passes, refuses) =>
    holdsOnlyFree(value, schema, passes, refuses) &&
    !("additionalProperties" in schema) &&
    !("unevaluatedProperties" in schema),
  dependentSchemas: holdsOnlyFree,
  dependentRequired: (value) => isObject(value) && Object.values(value).every(isEmpty),
  required: isEmpty,
  properties: isEmpty,
  minLength: isZero,
  minItems: isZero,
  minProperties: isZero,
  uniqueItems: (value) => value === false,
  not: (value, _schema, _passes, refuses) => refuses(value),
  if: (_, { then: yes, else: no }, passes) => (yes === undefined || passes(yes)) && (no === undefined || passes(no)),
  // biome-ignore lint/suspicious/noThenProperty: keyword of JSON Schema.
  then: (value, schema, passes) => passes(value) || !("if" in schema),
  else: (value, schema, passes) => passes(value) || !("if" in schema),
  contains: (_, { minContains, maxContains }) => minContains === 0 && maxContains === undefined,
  minContains: (value, schema) => !("contains" in schema) || (value === 0 && schema["maxContains"] === undefined),
  maxContains: (_, schema) => !("contains" in schema),
};

/** Schema without ineffective keywords: `minLength: 0`, `additionalProperties: true`, an `if` alone. */
export function withoutNoOps(schema: Schema, resolve?: Resolve, depth = 8): Schema {
  const passes = (value: unknown): boolean => passesAll(value, resolve, depth);
  const refuses = (value: unknown): boolean => passesNone(value, resolve, depth);
  const means = ([keyword, value]: [string, unknown]): boolean => {
    const isNoOp = Object.hasOwn(NO_OPS, keyword) ? NO_OPS[keyword] : undefined;
    return !isNoOp?.(value, schema, passes, refuses);
  };
  return Object.fromEntries(Object.entries(schema).filter(means));
}
