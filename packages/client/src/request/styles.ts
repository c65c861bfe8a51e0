import type { ParameterOptions } from "@numbers-api/contract";
import { encodeReserved, encodeStrict, givenMembers, isPrimitive, itemTexts, primitiveText } from "./primitive.ts";
import { UnsendableError } from "./unsendable.ts";

/** Parameter with everything that its location leaves as a default. */
export interface StyledParameter {
  readonly name: string;
  readonly style: NonNullable<ParameterOptions["style"]> | "simple";
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

type Encode = (text: string) => string;

/** Writes a value without encoding its texts, as headers carry it. */
export function writeSimple(value: unknown, { name, explode }: StyledParameter, encode: Encode): string {
  if (isPrimitive(value)) return encode(primitiveText(value, name));
  if (Array.isArray(value)) return itemTexts(value, name).map(encode).join(",");
  return pairTexts(value as object, name, encode)
    .map((pair) => pair.join(explode ? "=" : ","))
    .join(",");
}

/** Expands a path parameter (RFC 6570, levels 1 to 4). */
export function writePathValue(value: unknown, parameter: StyledParameter): string {
  const { name, style, explode } = parameter;
  const encode: Encode = (text) => encodeStrict(text, name);
  if (style === "simple") return writeSimple(value, parameter, encode);
  const separator = explode ? (style === "label" ? "." : ";") : ",";
  if (style === "label") {
    if (isPrimitive(value)) return `.${encode(primitiveText(value, name))}`;
    const parts = Array.isArray(value)
      ? itemTexts(value, name).map(encode)
      : pairTexts(value as object, name, encode).map((pair) => pair.join(explode ? "=" : ","));
    return `.${parts.join(separator)}`;
  }
  const key = encode(name);
  const assign = (text: string, left = key): string => (text === "" ? `;${left}` : `;${left}=${text}`);
  if (isPrimitive(value)) return assign(encode(primitiveText(value, name)));
  if (Array.isArray(value)) {
    const items = itemTexts(value, name).map(encode);
    return explode ? items.map((item) => assign(item)).join("") : assign(items.join(","));
  }
  const pairs = pairTexts(value as object, name, encode);
  return explode ? pairs.map(([left, text]) => assign(text, left)).join("") : assign(pairs.flat().join(","));
}

const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|" };

/** Writes a query parameter as pairs `name=value`, which the caller joins. */
export function writeQueryValue(value: unknown, parameter: StyledParameter): string[] {
  const { name, style, explode, allowReserved } = parameter;
  const encode: Encode = (text) => (allowReserved ? encodeReserved : encodeStrict)(text, name);
  const key = encodeStrict(name, name);
  if (value === undefined || value === null) return [];
  if (style === "deepObject") return writeDeepObject(value, name, name, encode);
  if (isPrimitive(value)) return [`${key}=${encode(primitiveText(value, name))}`];
  const isList = Array.isArray(value);
  if (explode) {
    if (isList) return itemTexts(value, name).map((item) => `${key}=${encode(item)}`);
    return pairTexts(value as object, name, encode, (text) => encodeStrict(text, name)).map((pair) => pair.join("="));
  }
  const texts = isList ? itemTexts(value, name) : pairTexts(value as object, name, (text) => text).flat();
  if (texts.length === 0) return [];
  const delimiter = DELIMITERS[style];
  // A comma in a value is encoded, and that between values is not. Spaces and pipes are always encoded.
  if (delimiter === undefined) return [`${key}=${texts.map((text) => encode(text).replaceAll(",", "%2C")).join(",")}`];
  if (texts.some((text) => text.includes(delimiter))) {
    throw new UnsendableError(`${name} has a value with "${delimiter}", which separates values in the style ${style}`);
  }
  return [`${key}=${texts.map(encode).join(encodeStrict(delimiter, name))}`];
}

/** `name[a][b]=1`; lists of primitives as `name[a][]=1`, lists of objects as `name[a][0][b]=1`, as qs reads them. */
function writeDeepObject(value: unknown, path: string, name: string, encode: Encode): string[] {
  if (value === undefined || value === null) return [];
  if (isPrimitive(value)) return [`${encodeStrict(path, name)}=${encode(primitiveText(value, name))}`];
  if (!Array.isArray(value)) {
    return givenMembers(value as object).flatMap(([member, inner]) =>
      writeDeepObject(inner, `${path}[${member}]`, name, encode),
    );
  }
  const isFlat = value.every(isPrimitive);
  return value.flatMap((item, index) => writeDeepObject(item, `${path}[${isFlat ? "" : index}]`, name, encode));
}

/** Members of an object as pairs of texts. */
function pairTexts(value: object, name: string, encode: Encode, encodeName = encode): [string, string][] {
  return givenMembers(value).map(([member, inner]) => [
    encodeName(member),
    encode(primitiveText(inner, `${name}.${member}`)),
  ]);
}
