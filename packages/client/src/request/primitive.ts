import { isOpaque } from "./opaque.ts";
import { UnsendableError } from "./unsendable.ts";

/** Value that a parameter can have as a text. */
export type Primitive = string | number | boolean | bigint | Date;

/** Type of a value as messages name it. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value !== "object") return value === undefined ? "undefined" : `a ${typeof value}`;
  const { name } = (Object.getPrototypeOf(value) as object | null)?.constructor ?? {};
  return name && name !== "Object" ? `a ${name}` : "an object";
}

/** Writes a primitive. Dates are written as RFC 3339 timestamps. */
export function primitiveText(value: unknown, name: string, rule = "a string, number, boolean or Date"): string {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "bigint":
      return String(value);
    case "number":
      if (Number.isFinite(value)) return String(value);
      break;
    default:
      if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  }
  throw new UnsendableError(`${name} is ${typeName(value)}, but must be ${rule}`);
}

export function isPrimitive(value: unknown): value is Primitive {
  return typeof value !== "object" || value === null || value instanceof Date;
}

/** Percent-encodes everything but the unreserved characters of RFC 3986. */
export function encodeStrict(text: string, name: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  } catch {
    throw new UnsendableError(`${name} has half of a surrogate pair, which UTF-8 cannot encode`);
  }
}

/** Percent-encodes everything that would end the value: RFC 3986's reserved characters stay where they are harmless. */
export function encodeReserved(text: string, name: string): string {
  return encodeStrict(text, name).replace(/%(?:3a|2f|3f|40|21|24|27|28|29|2a|2c|3b|3d)/gi, decodeURIComponent);
}

/**
 * Members of an object that are given; `null` counts as not given, because no style can write it.
 *
 * @throws {UnsendableError} for an instance whose data are not members, such as a Map.
 */
export function givenMembers(value: object, label: string): [name: string, member: unknown][] {
  if (isOpaque(value)) throw new UnsendableError(`${label} is ${typeName(value)}, but must be an object with members`);
  return Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
}

/** Items of a list as texts. */
export function itemTexts(list: readonly unknown[], name: string): string[] {
  return list
    .filter((item) => item !== undefined && item !== null)
    .map((item) => primitiveText(item, `an item of ${name}`));
}
