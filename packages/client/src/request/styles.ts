import type { ParameterOptions } from "@numbers-api/contract";
import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "./openapi-fetch.ts";
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

/** openapi-fetch is given encoded texts. */
const ENCODED = { allowReserved: true } as const;

/** Writes a value as headers and segments of paths carry it. */
export function writeSimple(value: unknown, { name, explode }: StyledParameter, encode: Encode): string {
  if (isPrimitive(value)) return encode(primitiveText(value, name));
  const options = { ...ENCODED, style: "simple", explode } as const;
  return Array.isArray(value)
    ? serializeArrayParam(name, itemTexts(value, name).map(encode), options)
    : serializeObjectParam(name, Object.fromEntries(pairTexts(value as object, name, encode)), options);
}

/** Expands a path parameter (RFC 6570, levels 1 to 4). */
export function writePathValue(value: unknown, parameter: StyledParameter): string {
  const { name, style, explode } = parameter;
  const encode: Encode = (text) => encodeStrict(text, name);
  if (style !== "label" && style !== "matrix") return writeSimple(value, parameter, encode);
  const key = encode(name);
  if (isPrimitive(value)) {
    const text = encode(primitiveText(value, name));
    return style === "label" ? `.${text}` : dropEmptySigns(`;${key}=${text}`);
  }
  const options = { ...ENCODED, style, explode };
  const items = Array.isArray(value) ? itemTexts(value, name).map(encode) : undefined;
  const pairs = items ? [] : pairTexts(value as object, name, encode);
  if (!items?.length && pairs.length === 0) return "";
  const text = items
    ? serializeArrayParam(key, items, options)
    : serializeObjectParam(key, Object.fromEntries(pairs), options);
  return style === "matrix" ? dropEmptySigns(text) : text;
}

/** RFC 6570 writes a matrix parameter with an empty value as its name alone. */
const dropEmptySigns = (matrix: string): string => matrix.replace(/=(?=;|$)/g, "");

const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|" };

/** Writes a query parameter as pairs `name=value`, which the caller joins. */
export function writeQueryValue(value: unknown, parameter: StyledParameter): string[] {
  const { name, style, explode, allowReserved } = parameter;
  const encode: Encode =
    style === "cookie"
      ? (text) => assertCookie(text, name)
      : (text) => (allowReserved ? encodeReserved : encodeStrict)(text, name);
  const key = encodeStrict(name, name);
  const pairOf = (text: string, left = key): string => serializePrimitiveParam(left, text, ENCODED);
  if (value === undefined || value === null) return [];
  if (style === "deepObject") return writeDeepObject(value, name, name, encode);
  if (isPrimitive(value)) return [pairOf(encode(primitiveText(value, name)))];
  const isList = Array.isArray(value);
  if (explode) {
    if (isList) return itemTexts(value, name).map((item) => pairOf(encode(item)));
    return pairTexts(value as object, name, encode, (text) => encodeStrict(text, name)).map(([left, text]) =>
      pairOf(text, left),
    );
  }
  const texts = isList ? itemTexts(value, name) : pairTexts(value as object, name, (text) => text).flat();
  if (texts.length === 0) return [];
  const delimiter = DELIMITERS[style] ?? ",";
  if (delimiter !== "," && texts.some((text) => text.includes(delimiter))) {
    throw new UnsendableError(`${name} has a value with "${delimiter}", which separates values in the style ${style}`);
  }
  // A comma in a value is encoded, and that between values is not. Spaces and pipes are always encoded.
  const encoded = texts.map((text) => encode(text).replaceAll(",", "%2C"));
  return [
    serializeArrayParam(key, encoded, { ...ENCODED, style: style === "cookie" ? "form" : style, explode }).replaceAll(
      "|",
      "%7C",
    ),
  ];
}

/** The style `cookie` encodes nothing, so a value can have only what cookies have (RFC 6265, section 4.1.1). */
function assertCookie(text: string, name: string): string {
  if (/^[!#-+\--:<-[\]-~]*$/.test(text)) return text;
  throw new UnsendableError(`${name} has a character that cookies cannot carry in the style cookie`);
}

/** `name[a][b]=1`; lists of primitives as `name[a][]=1`, lists of objects as `name[a][0][b]=1`, as qs reads them. */
function writeDeepObject(value: unknown, path: string, name: string, encode: Encode): string[] {
  if (value === undefined || value === null) return [];
  if (isPrimitive(value)) return [`${encodeStrict(path, name)}=${encode(primitiveText(value, name))}`];
  if (!Array.isArray(value)) {
    return givenMembers(value as object, name).flatMap(([member, inner]) => {
      // The brackets of a list are empty.
      if (member === "" || /[[\]]/.test(member)) {
        throw new UnsendableError(`${name} has a member ${JSON.stringify(member)}, which brackets cannot hold`);
      }
      return writeDeepObject(inner, `${path}[${member}]`, name, encode);
    });
  }
  const isFlat = value.every(isPrimitive);
  return value.flatMap((item, index) => writeDeepObject(item, `${path}[${isFlat ? "" : index}]`, name, encode));
}

/** Members of an object as pairs of texts. */
function pairTexts(value: object, name: string, encode: Encode, encodeName = encode): [string, string][] {
  return givenMembers(value, name).map(([member, inner]) => [
    encodeName(member),
    encode(primitiveText(inner, `${name}.${member}`)),
  ]);
}
