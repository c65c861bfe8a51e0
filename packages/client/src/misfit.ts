// What src/generated/misfits.ts is made of. It is code and no table: to go through one took a third of the time of parsing
// the body, and this takes a thirtieth.
export { isObject } from "./is-object.ts";

/**
 * Where a value lacks what the contract promises: a required member is missing or of another type. Members that the
 * contract does not know are welcome.
 *
 * @returns the first such place, for example `.numbers.3.phoneNumber.`, and `.` for the value itself; `""` when the
 * value is as promised.
 */
export type Misfit = (value: unknown) => string;

export const aString: Misfit = (value) => (typeof value === "string" ? "" : ".");
export const aNumber: Misfit = (value) => (typeof value === "number" ? "" : ".");
export const aBoolean: Misfit = (value) => (typeof value === "boolean" ? "" : ".");

/** Whatever it is, as long as it is there. */
export const anything: Misfit = (value) => (value === undefined ? "." : "");

/** A list of what fits. */
export function aList(value: unknown, misfitIn: Misfit): string {
  if (!Array.isArray(value)) return ".";
  for (let index = 0; index < value.length; index++) {
    const place = at(index, misfitIn(value[index]));
    if (place) return place;
  }
  return "";
}

/** A place in a member as a place in what has the member. */
export const at = (member: string | number, place: string): string => place && `.${member}${place}`;
