import { isObject } from "@numbers-api/openapi/reference";

type Schema = Readonly<Record<string, unknown>>;

/** Whether a schema lets every value pass by being empty. */
export function passesAll(value: unknown): boolean {
  return value === true || (isObject(value) && Object.keys(value).length === 0);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.values(value).every(isEmpty);
}

function holdsOnly(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(passesAll);
}

const zero = (value: unknown): boolean => value === 0;

/** Values of keywords that limit nothing, however they are written. */
const SILENT: Readonly<Record<string, (value: unknown, schema: Schema) => boolean>> = {
  additionalProperties: passesAll,
  unevaluatedProperties: passesAll,
  items: passesAll,
  unevaluatedItems: passesAll,
  propertyNames: passesAll,
  contentSchema: passesAll,
  // Beside a closed rest, even an empty schema lets its names in.
  patternProperties: (value, schema) =>
    holdsOnly(value) && !("additionalProperties" in schema) && !("unevaluatedProperties" in schema),
  dependentSchemas: holdsOnly,
  dependentRequired: isEmpty,
  required: isEmpty,
  minLength: zero,
  minItems: zero,
  minProperties: zero,
  uniqueItems: (value) => value === false,
  not: (value) => value === false,
  if: (_, { then: yes, else: no }) => (yes === undefined || passesAll(yes)) && (no === undefined || passesAll(no)),
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema.
  then: (value, schema) => passesAll(value) || !("if" in schema),
  else: (value, schema) => passesAll(value) || !("if" in schema),
  contains: (_, { minContains, maxContains }) => minContains === 0 && maxContains === undefined,
  minContains: (value, schema) => !("contains" in schema) || (value === 0 && schema["maxContains"] === undefined),
  maxContains: (_, schema) => !("contains" in schema),
};

/** A schema without what it says and does not mean: `minLength: 0`, `additionalProperties: true`, an `if` alone. */
export function withoutSilence(schema: Schema): Schema {
  const means = ([keyword, value]: [string, unknown]): boolean => {
    const isSilent = Object.hasOwn(SILENT, keyword) ? SILENT[keyword] : undefined;
    return !isSilent?.(value, schema);
  };
  return Object.fromEntries(Object.entries(schema).filter(means));
}
