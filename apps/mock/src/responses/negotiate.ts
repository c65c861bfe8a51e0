import { type ApiMediaType, isJsonMediaType, isMediaRange, parseMediaType } from "@numbers-api/openapi/model";
import Negotiator from "negotiator";
import { MockError } from "../http/mock-error.ts";
import { listNames } from "../list-names.ts";

/**
 * Chooses a media type of a response (RFC 9110, section 12.5.1); undefined for a response without a body.
 *
 * @param isError An error is sent in any type, because most clients accept only the types of a success.
 * @throws {MockError} 406 when the client accepts none of the types.
 */
export function negotiate(
  accept: string | undefined,
  content: readonly ApiMediaType[],
  isError: boolean,
): ApiMediaType | undefined {
  const usual = content.find(({ mediaType }) => isJsonMediaType(mediaType)) ?? content[0];
  if (accept === undefined || usual === undefined) return usual;
  // A client with no preference gets JSON.
  const types = [usual, ...content.filter((media) => media !== usual)].map(({ mediaType }) => mediaType);
  const chosen = best(accept, types) ?? best(withoutParameters(accept), types) ?? inRange(accept, types);
  const media = content.find(({ mediaType }) => mediaType === chosen);
  if (media) return media;
  if (isError) return usual;
  throw new MockError({
    status: 406,
    code: "mock_not_acceptable",
    message: `The response does not come as "${accept.slice(0, 200)}". Possible: ${listNames(types)}.`,
    fix: "Name one of these types in the Accept header, or leave it out.",
  });
}

function best(accept: string, mediaTypes: readonly string[]): string | undefined {
  return new Negotiator({ headers: { accept } }).mediaType([...mediaTypes]);
}

/** `application/json; charset=utf-8` is common and selects the same response as `application/json`. */
function withoutParameters(accept: string): string {
  return accept
    .split(",")
    .map((range) =>
      range
        .split(";")
        .filter((part, index) => index === 0 || /^\s*q=/i.test(part))
        .join(";"),
    )
    .join(",");
}

/** Range of the contract that contains a type which the client accepts, such as `image/*`. */
function inRange(accept: string, mediaTypes: readonly string[]): string | undefined {
  const accepted = acceptedTypes(accept);
  return mediaTypes.find(
    (range) => isMediaRange(range) && (range === "*/*" || accepted.some((type) => isIn(type, range))),
  );
}

/** Types of an `Accept` header that are not refused by `q=0`, best first. */
function acceptedTypes(accept: string): string[] {
  return new Negotiator({ headers: { accept } }).mediaTypes();
}

function isIn(type: string, range: string): boolean {
  const [given, wanted] = [parseMediaType(type), parseMediaType(range)];
  if (!given || !wanted) return false;
  const suffix = wanted.subtype.startsWith("*+") ? wanted.subtype.slice(1) : "";
  const isSubtype = wanted.subtype === "*" || wanted.subtype === given.subtype || given.subtype === "*";
  return (
    (wanted.type === "*" || wanted.type === given.type) &&
    (isSubtype || (suffix !== "" && given.subtype.endsWith(suffix)))
  );
}

/** Concrete types for ranges of a contract. */
const CONCRETE: Readonly<Record<string, string>> = {
  application: "application/octet-stream",
  audio: "audio/mpeg",
  font: "font/woff2",
  image: "image/png",
  model: "model/gltf+json",
  multipart: "multipart/mixed",
  text: "text/plain",
  video: "video/mp4",
};

/**
 * Concrete type for a media type of the contract, which may be a range: one that the client names, or else a common one
 * that the body can have.
 */
export function concreteType(documented: string, accept: string | undefined, body: unknown): string {
  if (!isMediaRange(documented)) return documented;
  const range = parseMediaType(documented);
  const isText = typeof body === "string";
  const accepted = accept === undefined ? [] : acceptedTypes(accept);
  const named = accepted.find((type) => !isMediaRange(type) && isIn(type, documented));
  if (named !== undefined && (isText || body === undefined || isJsonMediaType(named) || documented !== "*/*"))
    return named;
  if (range?.suffix) return `application/vnd.mock+${range.suffix}`;
  if (range?.type === "*") return isText ? "text/plain" : "application/json";
  if (range?.type === "application" && !isText) return "application/json";
  return CONCRETE[range?.type ?? ""] ?? "application/octet-stream";
}
