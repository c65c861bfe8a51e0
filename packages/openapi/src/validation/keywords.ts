import type { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

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

/** Divides exactly, by the decimal digits: 19.99 is a multiple of 0.01. */
export function isMultiple(divisor: number, value: number): boolean {
  if (Number.isInteger(divisor) && Number.isSafeInteger(value)) return value % divisor === 0;
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

function decimal(value: number): Decimal {
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

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
