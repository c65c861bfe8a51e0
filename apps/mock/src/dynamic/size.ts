import type { Random } from "./random.ts";
import type { Schema } from "./schema.ts";

/** How many items a list is to have: a number, or `many`, which is 20 to 60 of them. */
export type Size = number | "many";

/** The longest list that can be asked for. */
export const MAX_SIZE = 10_000;

/** The outermost lists of a body cannot have the size that was asked for. The message is one sentence. */
export class SizeError extends Error {
  override readonly name = "SizeError";
}

/** The limits that a schema gives a list. */
function limits(schema: Schema): { min: number; max: number } {
  const { minItems, maxItems } = schema;
  return {
    min: typeof minItems === "number" ? minItems : 0,
    max: typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY,
  };
}

/** The size of a list that somebody asked for. */
export function askedSize(schema: Schema, size: Size, random: Random): number {
  const { min, max } = limits(schema);
  if (size === "many") return Math.max(min, Math.min(max, random.integer(20, 60)));
  if (size >= min && size <= max) return size;
  const possible = max === Number.POSITIVE_INFINITY ? `${min} or more` : `${min} to ${max}`;
  throw new SizeError(`the contract allows ${possible} items there`);
}

/** The size of a list that nobody asked for: a few items, fewer of them inside of others. */
export function usualSize(schema: Schema, depth: number, random: Random): number {
  const { min, max } = limits(schema);
  const few = depth > 5 ? 0 : depth > 2 ? random.integer(0, 2) : random.integer(2, 5);
  return Math.max(min, Math.min(max, few));
}
