import type { RequestBody } from "@numbers-api/contract";
import type { WriteBody, WrittenBody } from "../../types/runtime.ts";
import { jsonText } from "../json.ts";
import { essenceOf, isJson, isText, isWithin } from "../media-type.ts";
import { isBinary } from "../opaque.ts";
import { typeName } from "../primitive.ts";
import { UnsendableError } from "../unsendable.ts";

/** Kinds of bodies that have writers of their own. */
type WriterKind = "json" | "text" | "urlencoded" | "multipart" | "binary";

/** Writers of the kinds of bodies that the contract has. */
export type BodyWriters = { readonly [Kind in WriterKind]?: WriteBody };

const RULES: Readonly<Record<WriterKind, string>> = {
  json: "a value that JSON can hold",
  text: "a string",
  urlencoded: "an object or URLSearchParams",
  multipart: "an object or FormData",
  binary: "a Blob, File, ArrayBuffer, typed array, ReadableStream or string",
};

function writerKind(essence: string): WriterKind {
  if (isJson(essence)) return "json";
  if (essence === "application/x-www-form-urlencoded") return "urlencoded";
  if (essence.startsWith("multipart/")) return "multipart";
  return isText(essence) ? "text" : "binary";
}

/**
 * Writes a body as one of the media types of the contract.
 *
 * @param chosen - Media type that the caller chooses; by default that of a Blob, or else the first one that can hold
 * the value.
 * @throws {UnsendableError} when none can, or the chosen type is not in the contract.
 */
export function writeRequestBody(
  writers: BodyWriters,
  declared: RequestBody | undefined,
  value: unknown,
  chosen: string | undefined,
): WrittenBody {
  const { contentType: preferred = "application/json", otherContentTypes = [], encoding = {} } = declared ?? {};
  const types = [preferred, ...otherContentTypes];
  const isOwn = (type: string): boolean =>
    value instanceof Blob && value.type !== "" && isWithin(essenceOf(value.type), type);
  const candidates =
    chosen === undefined
      ? types.toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)))
      : types.filter((type) => isWithin(essenceOf(chosen), type));
  if (chosen !== undefined && candidates.length === 0) {
    throw new UnsendableError(`contentType is ${JSON.stringify(chosen)}, but must be one of ${types.join(", ")}`);
  }
  for (const type of candidates) {
    const concrete = chosen === undefined || chosen.includes("*") ? concreteType(type, value) : chosen;
    const kind = writerKind(essenceOf(concrete ?? type));
    const write = writers[kind];
    if (concrete === undefined || !write || (chosen === undefined && !isNatural(kind, value, candidates))) continue;
    const written = write(value, concrete, encoding[type] ?? {});
    if (written) return written;
  }
  const needed = candidates.map((type) => `${RULES[writerKind(essenceOf(type))]} for ${type}`).join(", or ");
  const advice = candidates.some((type) => type.includes("*")) ? "; pass contentType, or a Blob with a type" : "";
  throw new UnsendableError(`body is ${typeName(value)}, but must be ${needed}${advice}`);
}

/** Type of a range such as `image/*`: that of a Blob. */
function concreteType(type: string, value: unknown): string | undefined {
  if (!type.includes("*")) return type;
  const own = value instanceof Blob ? value.type : "";
  return own !== "" && isWithin(essenceOf(own), type) ? own : undefined;
}

/** Of several media types, one of the platform's classes belongs to the first that is made for it. */
function isNatural(kind: WriterKind, value: unknown, candidates: readonly string[]): boolean {
  if (candidates.length === 1) return true;
  if (value instanceof FormData) return kind === "multipart";
  if (value instanceof URLSearchParams) return kind === "urlencoded";
  if (!isBinary(value) || kind === "binary") return true;
  return kind === "text" && !candidates.some((type) => writerKind(essenceOf(type)) === "binary");
}

/** Writes bytes and streams as they are. */
export const writeBinary: WriteBody = (value, contentType) => {
  if (value instanceof ReadableStream) return { body: value, contentType, isStream: true };
  return typeof value === "string" || isBinary(value) ? { body: value, contentType } : undefined;
};

/** Writes texts, and texts given as bytes, such as a file. */
export const writeText: WriteBody = (value, contentType, encodings) => {
  if (/^(number|boolean|bigint)$/.test(typeof value)) return { body: String(value), contentType };
  return writeBinary(value, contentType, encodings);
};

/** Writes JSON. Bytes and forms belong to other media types. */
export const writeJson: WriteBody = (value, contentType) => {
  if (isBinary(value) || value instanceof FormData || value instanceof URLSearchParams) return undefined;
  const body = jsonText(value, "body");
  return body === undefined ? undefined : { body, contentType };
};
