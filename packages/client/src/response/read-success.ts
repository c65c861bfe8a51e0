import type { Operation } from "@numbers-api/contract";
import type { ResponseHolder } from "../call.ts";
import { validationErrors } from "../generated/validation.ts";
import { invalidResponse, type ReadResponse } from "./details.ts";
import { readAs } from "./read-as.ts";
import { createStatusError } from "./status-error.ts";

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/**
 * Makes the reader of an operation's responses: it returns the body that the contract documents, typed and checked.
 *
 * @throws {StatusError} when the status is not a documented success.
 * @throws {InvalidResponseError} when the body is not the documented one.
 */
export function successReader(success: Operation["success"], holder: ResponseHolder): ReadResponse<unknown> {
  return (response, bytes, describe) => {
    holder.response = response;
    const { status, ok, headers } = response;
    const documented = success[status] ?? (ok ? success["2XX"] : undefined);
    if (!documented) throw createStatusError(describe());
    if (documented.contentType === undefined) return undefined;

    const expected = essence(documented.contentType);
    const actual = essence(headers.get("content-type") ?? "untyped");
    if (expected !== "*/*" && expected !== actual) {
      throw invalidResponse(describe(), `is ${actual}, not ${documented.contentType}`);
    }
    if (actual.startsWith("text/")) return readAs("text", response, bytes);
    if (!actual.endsWith("json")) return readAs("blob", response, bytes);
    const data: unknown = JSON.parse(utf8.decode(bytes));
    const validate = documented.shape === undefined ? undefined : validationErrors[documented.shape];
    const place = validate?.(data);
    if (place) throw invalidResponse(describe(), `has no valid ${documented.shape}${place}`);
    return data;
  };
}

/** Media type in lower case, without its parameters. */
function essence(mediaType: string): string {
  return mediaType.replace(/[;\s].*/, "").toLowerCase();
}
