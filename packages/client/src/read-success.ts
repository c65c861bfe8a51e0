import type { Operation } from "@numbers-api/contract";
import { type Receive, readAs } from "./answer.ts";
import type { Answered } from "./call.ts";
import { misfits } from "./generated/misfits.ts";
import { invalidResponse } from "./invalid-response.ts";
import { statusError } from "./status-error.ts";

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/**
 * What an operation makes of an answer: the value that the contract promises.
 *
 * @throws {StatusError} when the answer is no documented success.
 * @throws {InvalidResponseError} when its body is not the documented one.
 */
export const readSuccess =
  (success: Operation["success"], answered: Answered): Receive<unknown> =>
  (response, bytes, describe) => {
    answered.response = response;
    const { status, ok, headers } = response;
    const documented = success[status] ?? (ok && success["2XX"]);
    if (!documented) throw statusError(describe());
    const { shape, contentType: wanted } = documented;
    if (!wanted) return undefined;
    // Without its parameters; what the contract has may have some.
    const type = (headers.get("content-type") ?? "untyped").replace(/[;\s].*/, "").toLowerCase();
    if (wanted !== "*/*" && !`${wanted};`.startsWith(`${type};`)) {
      throw invalidResponse(describe(), `is ${type}, not ${wanted}`);
    }
    if (!/json$/.test(type)) return readAs(/^text/.test(type) ? "text" : "blob", response, bytes);
    const data: unknown = JSON.parse(utf8.decode(bytes));
    // Generated with the table that names the shape.
    const place = shape && misfits[shape as "ErrorEnvelope"](data);
    if (place) throw invalidResponse(describe(), `has no proper ${shape}${place}`);
    return data;
  };
