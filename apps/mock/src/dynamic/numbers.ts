import type { Random } from "./random.ts";

/** What a schema says about a number. OpenAPI 3.0 has a flag where 3.1 has an exclusive limit. */
export interface NumberSchema {
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly exclusiveMinimum?: unknown;
  readonly exclusiveMaximum?: unknown;
  readonly multipleOf?: unknown;
}

/** How far from its only limit, or from 0, a number lies if nothing else is known. */
const SPREAD = 1000;

/** Makes a number up within the limits of its schema. */
export function makeNumber(schema: NumberSchema, isInteger: boolean, random: Random): number {
  const step = number(schema.multipleOf) ?? (isInteger ? 1 : 0.01);
  const least = lowest(schema, step);
  const most = highest(schema, step);
  const from = least ?? (most === undefined ? 0 : Math.min(0, most - SPREAD * step));
  const to = most ?? from + SPREAD * Math.max(1, step);
  const value = random.integer(Math.ceil(from / step), Math.max(Math.ceil(from / step), Math.floor(to / step))) * step;
  // 3 * 0.01 is not 0.03.
  return Number(value.toFixed(6));
}

function lowest({ minimum, exclusiveMinimum }: NumberSchema, step: number): number | undefined {
  if (exclusiveMinimum === true) return number(minimum) === undefined ? undefined : Number(minimum) + step;
  const exclusive = number(exclusiveMinimum);
  return exclusive === undefined ? number(minimum) : Math.max(exclusive + step, number(minimum) ?? exclusive);
}

function highest({ maximum, exclusiveMaximum }: NumberSchema, step: number): number | undefined {
  if (exclusiveMaximum === true) return number(maximum) === undefined ? undefined : Number(maximum) - step;
  const exclusive = number(exclusiveMaximum);
  return exclusive === undefined ? number(maximum) : Math.min(exclusive - step, number(maximum) ?? exclusive);
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
