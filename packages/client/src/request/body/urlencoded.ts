import type { MemberEncodings, WriteBody } from "../../types/runtime.ts";
import { requiredJson } from "../json.ts";
import { isBinary } from "../opaque.ts";
import { encodeStrict, givenMembers, isPrimitive, primitiveText, typeName } from "../primitive.ts";
import { writeQueryValue } from "../styles.ts";
import { UnsendableError } from "../unsendable.ts";

/**
 * Writes `application/x-www-form-urlencoded`. A list is repeated and an object is JSON, unless the contract's `encoding`
 * gives another form.
 */
export const writeUrlencoded: WriteBody = (value, contentType, encodings) => {
  if (typeof value === "string") return { body: value, contentType };
  if (value instanceof URLSearchParams) return { body: String(value), contentType };
  if (
    typeof value !== "object" ||
    value === null ||
    Array.isArray(value) ||
    isBinary(value) ||
    value instanceof FormData
  ) {
    return undefined;
  }
  const pairs = givenMembers(value, "body").flatMap(([name, member]) => writeMember(name, member, encodings));
  return { body: pairs.join("&"), contentType };
};

function writeMember(name: string, value: unknown, encodings: MemberEncodings): string[] {
  const { contentType, style, explode, allowReserved = false } = encodings[name] ?? {};
  if (style !== undefined || explode !== undefined || allowReserved) {
    const { style: used = "form" } = { style };
    return writeQueryValue(value, { name, style: used, explode: explode ?? used === "form", allowReserved });
  }
  const key = encodeStrict(name, name);
  const write = (item: unknown): string => `${key}=${encodeStrict(memberText(name, item), name)}`;
  if (contentType !== undefined && /[/+]json\b/i.test(contentType))
    return [`${key}=${encodeStrict(requiredJson(value, `body.${name}`), name)}`];
  return Array.isArray(value) ? value.filter((item) => item !== undefined && item !== null).map(write) : [write(value)];
}

function memberText(name: string, value: unknown): string {
  if (isPrimitive(value)) return primitiveText(value, `body.${name}`);
  if (isBinary(value))
    throw new UnsendableError(`body.${name} is ${typeName(value)}, which a form without parts cannot hold`);
  return requiredJson(value, `body.${name}`);
}
