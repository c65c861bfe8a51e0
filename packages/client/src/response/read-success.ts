import type { Operation, SuccessResponse } from "@numbers-api/contract";
import type { ResponseHolder } from "../call.ts";
import type { Contract } from "../features.ts";
import type { Settings } from "../options/settings.ts";
import { essenceOf, isJson, isStream, isText, isWithin } from "../request/media-type.ts";
import { invalidResponse, type ResponseDetails } from "./details.ts";
import type { ReadResponse } from "./exchange.ts";
import { readAs } from "./read-as.ts";
import { createStatusError } from "./status-error.ts";

/** Forms of a body that a call may ask for. */
export type ParseAs = "text" | "blob" | "arrayBuffer" | "stream";

/** Choices of a call about its response. */
export interface ResponseChoice {
  readonly accept?: string | undefined;
  readonly parseAs?: ParseAs | undefined;
}

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/**
 * Makes the reader of an operation's responses: it returns the body that the contract documents, typed and checked.
 *
 * @throws {StatusError} when the status is not a documented success.
 * @throws {InvalidResponseError} when the body is not the documented one.
 */
export function successReader(
  operation: Pick<Operation, "success" | "method" | "errors">,
  { contract, int64 }: Pick<Settings, "contract" | "int64">,
  holder: ResponseHolder,
  { accept, parseAs }: ResponseChoice,
): ReadResponse<unknown> {
  const parseJson = (int64 === "bigint" && contract.parseExactly) || JSON.parse;
  return async (exchange) => {
    const { response, describe } = exchange;
    holder.response = response;
    const documented = findSuccess(operation.success, response);
    if (!documented) {
      await exchange.readBytes();
      throw createStatusError(describe(), operation.errors, contract);
    }
    const types = [documented.contentType ?? [], documented.otherContentTypes ?? []].flat();
    if (types.length === 0 || operation.method === "HEAD") {
      await exchange.readBytes();
      return undefined;
    }
    const essence = essenceOf(response.headers.get("content-type") ?? "untyped");
    const expected = accept !== undefined && types.includes(accept) ? accept : String(types[0]);
    const isExpected = isWithin(essence, expected);
    if (isExpected && parseAs === "stream") return response.body;
    if (isExpected && contract.readStream && isStream(essence) && !parseAs) return exchange.readItems(essence);

    const bytes = await exchange.readBytes();
    if (!isExpected) throw invalidResponse(describe(), `is ${essence}, not ${expected}`);
    // The stream was returned above.
    if (parseAs) return readAs(parseAs as "text", response, bytes);
    if (!isJson(essence)) return readAs(isText(essence) ? "text" : "blob", response, bytes);
    return parseBody(
      bytes,
      essence === essenceOf(types[0] ?? "") ? documented.shape : undefined,
      contract,
      parseJson,
      describe,
    );
  };
}

function findSuccess(success: Operation["success"], { status, ok }: Response): SuccessResponse | undefined {
  return success[status] ?? (ok ? (success["2XX"] ?? success["default"]) : undefined);
}

function parseBody(
  bytes: ArrayBuffer,
  shape: string | undefined,
  { validators }: Pick<Contract, "validators">,
  parseJson: (text: string) => unknown,
  describe: () => ResponseDetails,
): unknown {
  const data: unknown = parseJson(utf8.decode(bytes));
  const place = shape === undefined ? "" : validators[shape]?.(data);
  if (place) throw invalidResponse(describe(), `has no valid ${shape}${place}`);
  return data;
}
