import Negotiator from "negotiator";
import { MockError } from "../http/mock-error.ts";
import { listNames } from "../list-names.ts";
import type { SelectedResponse } from "./select-response.ts";

/**
 * The media type to answer with (RFC 9110, section 12.5.1), or nothing when the response has no body or the request
 * leaves the choice to Prism.
 *
 * @throws {MockError} 406 when the client accepts none of the types.
 */
export function negotiate(accept: string | undefined, { mediaTypes, response }: SelectedResponse): string | undefined {
  if (mediaTypes.length === 0) return undefined;
  if (accept === undefined) return mediaTypes.length < response.contents.length ? mediaTypes[0] : undefined;
  const chosen = best(accept, mediaTypes) ?? best(withoutParameters(accept), mediaTypes) ?? anyOf(mediaTypes);
  if (chosen !== undefined) return chosen;
  throw new MockError({
    status: 406,
    code: "mock_not_acceptable",
    message: `The answer does not come as "${accept}". Possible: ${listNames(mediaTypes)}.`,
    fix: "Name one of these types in the Accept header, or leave it out.",
  });
}

function best(accept: string, mediaTypes: readonly string[]): string | undefined {
  return new Negotiator({ headers: { accept } }).mediaType([...mediaTypes]);
}

/** `application/json; charset=utf-8` asks for the same answer as `application/json`, and often stands there. */
function withoutParameters(accept: string): string {
  return accept.replace(/;\s*(?!q=)[^,;]*/gi, "");
}

/** A contract that leaves the type of a body open can serve whatever a client accepts. */
function anyOf(mediaTypes: readonly string[]): string | undefined {
  return mediaTypes.find((type) => type === "*/*");
}
