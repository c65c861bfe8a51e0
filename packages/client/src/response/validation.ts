// Parts of src/generated/validation.ts, which is code and not a table: walking a table took a third of the time of parsing
// the body, and this takes a thirtieth.
import type { Validate } from "../types/runtime.ts";

export { isObject } from "../is-object.ts";
export type { Validate } from "../types/runtime.ts";

export const validateString: Validate = (value) => (typeof value === "string" ? "" : ".");
export const validateNumber: Validate = (value) => (typeof value === "number" || typeof value === "bigint" ? "" : ".");
export const validateBoolean: Validate = (value) => (typeof value === "boolean" ? "" : ".");

/** Accepts any value that is present. */
export const validatePresence: Validate = (value) => (value === undefined ? "." : "");

/** Validates each item of a list. */
export function validateItems(value: unknown, validate: Validate): string {
  if (!Array.isArray(value)) return ".";
  for (let index = 0; index < value.length; index++) {
    const place = placeIn(index, validate(value[index]));
    if (place) return place;
  }
  return "";
}

/** Turns a place in a member into a place in the object that has the member. */
export const placeIn = (member: string | number, place: string): string => place && `.${member}${place}`;
