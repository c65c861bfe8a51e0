import type { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { isObject } from "../document/reference.ts";
import { canonical } from "../schema/canonical.ts";

/** Formats that values are checked against. */
export const FORMATS: ReadonlySet<string> = new Set([
  ...["byte", "date", "date-time", "double", "duration", "email", "float", "hostname", "int32", "int64", "ipv4"],
  ...["ipv6", "json-pointer", "regex", "relative-json-pointer", "time", "uint64", "uri", "uri-reference"],
  ...["uri-template", "uuid"],
]);

/** Teaches a validator the formats of OpenAPI, and keywords whose usual implementation is imprecise or slow. */
export function addKeywords(ajv: Ajv2020): void {
  formats.default(ajv);
  const range = (min: number, max: number) => ({
    type: "number" as const,
    validate: (value: number) => Number.isInteger(value) && value >= min && value <= max,
  });
  ajv.addFormat("int64", range(-(2 ** 63), 2 ** 63));
  ajv.addFormat("uint64", range(0, 2 ** 64));
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    validate: isMultiple,
    error: { message: ({ schema }) => `must be a multiple of ${String(schema)}` },
  });
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    validate: (isUnique: boolean, items: readonly unknown[]) => !isUnique || hasNoDuplicates(items),
    error: { message: "must NOT have duplicate items" },
  });
}

/**
 * Replaces the keywords that compare numbers by ones that also compare `bigint`s. Ajv generates the code for `type` and
 * `format` itself, so these two get other names.
 */
export function addExactKeywords(ajv: Ajv2020): void {
  const define = (keyword: string, message: (schema: unknown) => string, validate: Compare): void => {
    if (ajv.getKeyword(keyword)) ajv.removeKeyword(keyword);
    ajv.addKeyword({ keyword, validate, error: { message: ({ schema }) => message(schema) } });
  };
  const limit = (keyword: string, sign: string, isWithin: (value: Numeric, limit: Numeric) => boolean): void =>
    define(
      keyword,
      (schema) => `must be ${sign} ${String(schema)}`,
      (schema, value) => !isNumeric(value) || !isNumeric(schema) || isWithin(value, schema),
    );
  limit("minimum", ">=", (value, least) => value >= least);
  limit("maximum", "<=", (value, most) => value <= most);
  limit("exclusiveMinimum", ">", (value, least) => value > least);
  limit("exclusiveMaximum", "<", (value, most) => value < most);
  define(
    "multipleOf",
    (schema) => `must be a multiple of ${String(schema)}`,
    (divisor, value) => !isNumeric(value) || !isNumeric(divisor) || isMultiple(divisor, value),
  );
  const isOneOf: Compare = (schema, value) => {
    return Array.isArray(schema) && schema.some((allowed) => canonical(allowed) === canonical(value));
  };
  define("enum", () => "must be equal to one of the allowed values", isOneOf);
  define(
    "const",
    () => "must be equal to constant",
    (schema, value) => isOneOf([schema], value),
  );
  define(
    EXACT_TYPE,
    (schema) => `must be ${[schema].flat().join(",")}`,
    (schema, value) => {
      return [schema].flat().some((type) => isOfType(String(type), value));
    },
  );
  define(
    EXACT_FORMAT,
    (schema) => `must match format "${String(schema)}"`,
    (schema, value) => {
      const [min, max] = INTEGER_RANGES.get(String(schema)) ?? [0n, 0n];
      return (
        !isNumeric(value) || ((typeof value === "bigint" || Number.isInteger(value)) && value >= min && value <= max)
      );
    },
  );
}

export const EXACT_TYPE = "exactType";
export const EXACT_FORMAT = "exactFormat";

/** Ranges of the integer formats. */
export const INTEGER_RANGES: ReadonlyMap<string, readonly [min: bigint, max: bigint]> = new Map([
  ["int32", [-(2n ** 31n), 2n ** 31n - 1n]],
  ["int64", [-(2n ** 63n), 2n ** 63n - 1n]],
  ["uint64", [0n, 2n ** 64n - 1n]],
]);

type Numeric = number | bigint;
type Compare = (schema: unknown, value: unknown) => boolean;

function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint";
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case "integer":
      return typeof value === "bigint" || Number.isInteger(value);
    case "number":
      return typeof value === "bigint" || Number.isFinite(value);
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    default:
      return typeof value === type;
  }
}

/** Divides exactly, by the decimal digits: 19.99 is a multiple of 0.01. */
export function isMultiple(divisor: Numeric, value: Numeric): boolean {
  if (
    typeof divisor === "number" &&
    Number.isInteger(divisor) &&
    typeof value === "number" &&
    Number.isSafeInteger(value)
  )
    return value % divisor === 0;
  if (typeof value === "number" && !Number.isFinite(value)) return false;
  const [one, other] = [decimal(value), decimal(divisor)];
  if (other.digits === 0n) return false;
  const exponent = Math.min(one.exponent, other.exponent);
  const scale = ({ digits, exponent: own }: Decimal): bigint => digits * 10n ** BigInt(own - exponent);
  return scale(one) % scale(other) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimal(value: Numeric): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** Compares items by their canonical JSON, so that the work grows linearly with their number. */
function hasNoDuplicates(items: readonly unknown[]): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    const text = canonical(item);
    if (seen.has(text)) return false;
    seen.add(text);
  }
  return true;
}
