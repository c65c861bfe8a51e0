import { type LimitNotes, MAX_ITEMS } from "./limits.ts";
import type { Schema } from "./merge-schemas.ts";
import type { Random } from "./random.ts";

/** Number of items that a list should have: a number, or `many` for 20 to 60 of them. */
export type Size = number | "many";

/** Longest list that can be requested. */
export const MAX_SIZE: number = MAX_ITEMS;

/** The outermost lists of a body cannot have the requested size. The message is one sentence. */
export class SizeError extends Error {
  override readonly name = "SizeError";
}

/** Limits that a schema gives a list. */
function sizeLimits(schema: Schema): { min: number; max: number } {
  const { minItems, maxItems } = schema;
  return {
    min: typeof minItems === "number" ? minItems : 0,
    max: typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY,
  };
}

/** Requested size of a list. */
export function askedSize(schema: Schema, size: Size, random: Random): number {
  const { min, max } = sizeLimits(schema);
  if (size === "many") return Math.max(min, Math.min(max, random.integer(20, 60)));
  if (size >= min && size <= max) return size;
  const possible = max === Number.POSITIVE_INFINITY ? `${min} or more` : `${min} to ${max}`;
  throw new SizeError(`the contract allows ${possible} items there`);
}

/** Default size of a list: a few items, fewer in nested lists, and one in a static body. */
export function usualSize(
  schema: Schema,
  depth: number,
  random: Random,
  isStatic: boolean,
  limits: LimitNotes,
): number {
  const { min, max } = sizeLimits(schema);
  const few = isStatic ? 1 : depth > 2 ? random.integer(0, 2) : random.integer(2, 5);
  return Math.max(limits.bound(min, MAX_ITEMS, "minItems"), Math.min(max, depth > 5 ? 0 : few));
}
