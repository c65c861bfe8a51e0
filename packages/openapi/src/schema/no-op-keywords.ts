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

/** Checks that a schema lets every value pass by having no keyword that limits it. */
export function passesAll(value: unknown, resolve?: Resolve, depth = 8): boolean {
  if (value === true) return true;
  if (!isObject(value) || depth === 0) return false;
  const reference = referenceOf(value);
  if (reference !== undefined && !(resolve && passesAll(resolve(reference), resolve, depth - 1))) return false;
  return Object.entries(value).every(([key, inner]) => {
    if (key === "allOf") return Array.isArray(inner) && inner.every((part) => passesAll(part, resolve, depth - 1));
    return !["anyOf", "oneOf", "$dynamicRef"].includes(key) && (ANNOTATIONS.has(key) || key.startsWith("x-"));
  });
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

type Test = (value: unknown, schema: Schema, passes: (value: unknown) => boolean) => boolean;

const isZero: Test = (value) => value === 0;
const isFree: Test = (value, _, passes) => passes(value);
const holdsOnlyFree: Test = (value, _, passes) => isObject(value) && Object.values(value).every(passes);

/** Tests for values of keywords that limit nothing. */
const NO_OPS: Readonly<Record<string, Test>> = {
  additionalProperties: isFree,
  unevaluatedProperties: isFree,
  items: (value, schema, passes) => passes(value) && !("unevaluatedItems" in schema),
  unevaluatedItems: isFree,
  propertyNames: isFree,
  contentSchema: isFree,
  // If other members are forbidden, even an empty schema allows its names.
  patternProperties: (value, schema, passes) =>
    holdsOnlyFree(value, schema, passes) && !("additionalProperties" in schema) && !("unevaluatedProperties" in schema),
  dependentSchemas: holdsOnlyFree,
  dependentRequired: (value) => isObject(value) && Object.values(value).every(isEmpty),
  required: isEmpty,
  properties: isEmpty,
  minLength: isZero,
  minItems: isZero,
  minProperties: isZero,
  uniqueItems: (value) => value === false,
  not: (value) => value === false,
  if: (_, { then: yes, else: no }, passes) => (yes === undefined || passes(yes)) && (no === undefined || passes(no)),
  // biome-ignore lint/suspicious/noThenProperty: keyword of JSON Schema.
  then: (value, schema, passes) => passes(value) || !("if" in schema),
  else: (value, schema, passes) => passes(value) || !("if" in schema),
  contains: (_, { minContains, maxContains }) => minContains === 0 && maxContains === undefined,
  minContains: (value, schema) => !("contains" in schema) || (value === 0 && schema["maxContains"] === undefined),
  maxContains: (_, schema) => !("contains" in schema),
};

/** Schema without ineffective keywords: `minLength: 0`, `additionalProperties: true`, an `if` alone. */
export function withoutNoOps(schema: Schema, resolve: Resolve): Schema {
  const passes = (value: unknown): boolean => passesAll(value, resolve);
  const means = ([keyword, value]: [string, unknown]): boolean => {
    const isNoOp = Object.hasOwn(NO_OPS, keyword) ? NO_OPS[keyword] : undefined;
    return !isNoOp?.(value, schema, passes);
  };
  return Object.fromEntries(Object.entries(schema).filter(means));
}
