import { isOpaque } from "./opaque.ts";
import { typeName } from "./primitive.ts";
import { UnsendableError } from "./unsendable.ts";

/**
 * Writes a value as JSON; undefined for one that JSON does not have, such as a function.
 *
 * @throws {UnsendableError} for instances without members of their own, such as a Map or a Promise, which would become
 * `{}`, and for numbers that would become `null`.
 */
export function jsonText(value: unknown, label: string): string | undefined {
  return JSON.stringify(value, (name, member: unknown) => {
    const place = name === "" ? label : `${label}, member ${JSON.stringify(name)},`;
    if (typeof member === "bigint") return writeInteger(member, place);
    const isLost =
      typeof member === "number" ? !Number.isFinite(member) : typeof member === "object" && member && isOpaque(member);
    if (isLost) throw new UnsendableError(`${place} is ${typeName(member)}, which JSON cannot hold`);
    return member;
  });
}

/** Writes a value as JSON. @throws {UnsendableError} for one that JSON does not have, too. */
export function requiredJson(value: unknown, label: string): string {
  const text = jsonText(value, label);
  if (text === undefined) throw new UnsendableError(`${label} is ${typeName(value)}, which JSON cannot hold`);
  return text;
}

function writeInteger(value: bigint, place: string): unknown {
  if (Number.isSafeInteger(Number(value))) return Number(value);
  // Newer engines only; the types are those of older ones.
  const { rawJSON } = JSON as { readonly rawJSON?: (text: string) => unknown };
  if (rawJSON) return rawJSON(String(value));
  throw new UnsendableError(`${place} is a bigint, which this platform cannot write as JSON`);
}
