import { replaceBigInts } from "@numbers-api/openapi/exact-json";
import type { Random } from "./random.ts";

/** Keywords of a number. OpenAPI 3.0 has a flag where 3.1 has an exclusive limit. */
export interface NumberSchema {
  readonly format?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly exclusiveMinimum?: unknown;
  readonly exclusiveMaximum?: unknown;
  readonly multipleOf?: unknown;
}

/** Distance of a number from its only limit, or from 0, in steps. */
const SPREAD = 1000;

/** Ranges of the integer formats. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = { int32: [-(2 ** 31), 2 ** 31 - 1] };

/** Limit of a number, which may itself be excluded. */
interface Limit {
  readonly value: number;
  readonly isExclusive: boolean;
}

/**
 * Generates a number within the limits of its schema; a static one is nearest to 0 or the minimum. It is a `bigint` if
 * a number cannot hold it exactly.
 */
export function makeNumber(
  given: NumberSchema,
  isInteger: boolean,
  random: Random,
  isStatic: boolean,
): number | bigint {
  const exact = exactLimit(given);
  if (exact !== undefined) return exact;
  // Any other exact limit is beyond the values that are made. The copy has the same members.
  const schema = replaceBigInts(given, Number) as NumberSchema;
  const low = limit(schema.minimum, schema.exclusiveMinimum, Math.max);
  const high = limit(schema.maximum, schema.exclusiveMaximum, Math.min);
  const step = stepOf(schema, isInteger, low, high);
  const [least, most] = RANGES[String(schema.format)] ?? [-Number.MAX_VALUE, Number.MAX_VALUE];
  const first = low ? firstStep(low, step, 1) : undefined;
  const last = high ? firstStep(high, step, -1) : undefined;
  const spread = SPREAD * Math.max(1, Math.ceil(1 / step));
  const from = first ?? Math.max(Math.ceil(least / step), last === undefined ? 0 : Math.min(0, last - spread));
  const to = Math.max(from, last ?? Math.min(Math.floor(most / step), from + spread));
  if (isStatic) return times(low ? from : Math.min(to, Math.max(from, 0)), step);
  return times(random.integer(from, to), step);
}

/** Value next to a limit beyond which no number is exact; undefined without such a limit. */
function exactLimit({ multipleOf, ...limits }: NumberSchema): bigint | undefined {
  const step = typeof multipleOf === "number" && Number.isInteger(multipleOf) ? BigInt(multipleOf) : 1n;
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = limits;
  const least = typeof exclusiveMinimum === "bigint" ? exclusiveMinimum + 1n : minimum;
  if (typeof least === "bigint" && least > 0n) {
    const first = exclusiveMinimum === true ? least + 1n : least;
    return first + ((step - (first % step)) % step);
  }
  const most = typeof exclusiveMaximum === "bigint" ? exclusiveMaximum - 1n : maximum;
  if (typeof most !== "bigint" || most > 0n) return undefined;
  const last = exclusiveMaximum === true ? most - 1n : most;
  return last - ((step + (last % step)) % step);
}

function limit(
  inclusive: unknown,
  exclusive: unknown,
  narrower: (one: number, other: number) => number,
): Limit | undefined {
  const given = typeof inclusive === "number" ? { value: inclusive, isExclusive: exclusive === true } : undefined;
  if (typeof exclusive !== "number") return given;
  if (given && narrower(given.value, exclusive) !== exclusive) return given;
  return { value: exclusive, isExclusive: true };
}

/** Step between generated numbers: smaller if the limits are close to each other. */
function stepOf(
  { multipleOf }: NumberSchema,
  isInteger: boolean,
  low: Limit | undefined,
  high: Limit | undefined,
): number {
  if (typeof multipleOf === "number" && multipleOf > 0) {
    // An integer that is a multiple of 0.5 is one of 1.
    if (!isInteger || Number.isInteger(multipleOf)) return multipleOf;
    const [, fraction = ""] = String(multipleOf).split(".");
    return Number(`${multipleOf}e${fraction.length}`);
  }
  if (isInteger) return 1;
  const range = low && high ? high.value - low.value : Number.POSITIVE_INFINITY;
  return range < 1 && range > 0 ? 10 ** Math.floor(Math.log10(range) - 2) : 0.01;
}

/** Number of the first step that is within a limit. */
function firstStep({ value, isExclusive }: Limit, step: number, direction: 1 | -1): number {
  const exact = value / step;
  // 0.3 / 0.1 is a little less than 3.
  const nearest = Math.round(exact);
  const isOnStep = Math.abs(exact - nearest) < 1e-9 * Math.max(1, Math.abs(exact));
  if (isOnStep) return isExclusive ? nearest + direction : nearest;
  return direction === 1 ? Math.ceil(exact) : Math.floor(exact);
}

/** Multiplies by the decimal digits: 3 * 0.01 is not 0.03. */
function times(count: number, step: number): number {
  const [mantissa = "", exponent = "0"] = String(step).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const product = Number(`${count * Number(whole + fraction)}e${Number(exponent) - fraction.length}`);
  return Number.isFinite(product) ? product + 0 : count * step;
}
