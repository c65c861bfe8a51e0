import { MIMEType } from "node:util";

/** Media type or media range, taken apart (RFC 6838, RFC 9110 section 8.3.1). */
export interface MediaType {
  /** Type and subtype in lower case, without parameters: `application/json`. */
  readonly essence: string;
  readonly type: string;
  readonly subtype: string;
  /** Structured syntax suffix without its plus sign: `json` of `application/problem+json`. */
  readonly suffix?: string;
  /** Parameters by lower-case name, quotes removed. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Media types that were parsed before: a program meets the same few all the time, and parsing one takes long. */
const known = new Map<string, MediaType | undefined>();

/** Number of media types that are remembered. They may come from requests. */
const MAX_KNOWN = 500;

/** Parses a media type or range such as `text/csv; charset=utf-8` or `image/*`; undefined when it is not one. */
export function parseMediaType(text: string): MediaType | undefined {
  const parsed = known.get(text);
  if (parsed || !text.includes("/")) return parsed;
  const media = parse(text);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, media);
  return media;
}

function parse(text: string): MediaType | undefined {
  try {
    const { essence, type, subtype, params } = new MIMEType(text);
    const plus = subtype.lastIndexOf("+");
    return {
      essence,
      type,
      subtype,
      ...(plus >= 0 && { suffix: subtype.slice(plus + 1) }),
      parameters: new Map(params),
    };
  } catch {
    return undefined;
  }
}

/** Checks that bodies of a media type are JSON: `application/json`, `text/json`, or any `+json`, with any parameters. */
export function isJsonMediaType(mediaType: string | undefined): boolean {
  const parsed = parseMediaType(mediaType ?? "");
  return parsed?.subtype === "json" || parsed?.suffix === "json";
}

/** Checks that bodies of a media type are XML: `application/xml`, `text/xml`, or any `+xml`. */
export function isXmlMediaType(mediaType: string | undefined): boolean {
  const parsed = parseMediaType(mediaType ?? "");
  return parsed?.subtype === "xml" || parsed?.suffix === "xml";
}

/** Ways in which a body is written and read. */
export type MediaTypeKind = "json" | "text" | "form" | "multipart" | "stream" | "binary";

const STREAMS: ReadonlySet<string> = new Set([
  "text/event-stream",
  "application/x-ndjson",
  "application/ndjson",
  "application/jsonl",
  "application/x-jsonlines",
  "application/json-seq",
]);

/** Serialization of bodies of a media type; bytes for unknown types. */
export function bodyKind(mediaType: string): MediaTypeKind {
  const parsed = parseMediaType(mediaType);
  if (!parsed) return "binary";
  const { essence, type, subtype, suffix } = parsed;
  if (STREAMS.has(essence) || suffix === "json-seq") return "stream";
  if (isJsonMediaType(mediaType)) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (type === "multipart") return "multipart";
  const isYaml = ["yaml", "x-yaml"].includes(subtype) || suffix === "yaml";
  return type === "text" || isYaml || isXmlMediaType(mediaType) ? "text" : "binary";
}

/** Checks that a media type is a range, for example `image/*` or `application/*+json`. */
export function isMediaRange(mediaType: string): boolean {
  return parseMediaType(mediaType)?.essence.includes("*") ?? false;
}

/**
 * Finds the key of `content` that describes a media type: of all that match, the most specific (OpenAPI 3.1, Response
 * Object). Parameters count where a key has them; a type that differs from a key in parameters alone matches it last.
 *
 * @param keys Keys of `content` as written.
 * @param mediaType Type to look for, for example the value of a Content-Type header.
 */
export function matchMediaType(keys: readonly string[], mediaType: string): string | undefined {
  const wanted = parseMediaType(mediaType);
  if (!wanted) return keys.find((key) => key === mediaType);
  let best: string | undefined;
  let bestScore = 0;
  for (const key of keys) {
    const range = parseMediaType(key);
    const score = range ? matchScore(range, wanted) : 0;
    if (score > bestScore) [best, bestScore] = [key, score];
  }
  return best;
}

/** 0 when the type is not in the range; otherwise the higher, the more specific the range is. */
function matchScore(range: MediaType, { type, subtype, essence, parameters }: MediaType): number {
  const suffix = range.subtype.startsWith("*+") ? range.subtype.slice(1) : "";
  const isTypeWild = range.type === "*";
  if (!isTypeWild && range.type !== type) return 0;
  const isSubtypeWild = range.subtype === "*" || (suffix !== "" && subtype.endsWith(suffix));
  if (range.essence !== essence && !isSubtypeWild) return 0;
  const specificity = range.essence === essence ? 5 : isTypeWild ? (suffix ? 2 : 1) : suffix ? 4 : 3;
  const isSubset = [...range.parameters].every(
    ([name, value]) => parameters.get(name)?.toLowerCase() === value.toLowerCase(),
  );
  // A match with all parameters of the key precedes one that lacks some.
  return specificity * 100 + (isSubset ? 10 + Math.min(range.parameters.size, 9) : 0);
}
