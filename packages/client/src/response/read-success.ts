import type { Operation, SuccessResponse } from "@numbers-api/contract";
import type { ResponseHolder } from "../call.ts";
import type { Settings } from "../options/settings.ts";
import { essenceOf } from "../request/media-type.ts";
import { invalidResponse } from "./details.ts";
import type { ReadResponse, ResponseExchange } from "./exchange.ts";
import { createStatusError } from "./status-error.ts";

/** Parses a JSON text. */
export type ParseJson = (text: string) => unknown;

/** Reads the body of a success, which has one. */
export type ReadBody = (
  exchange: ResponseExchange,
  documented: SuccessResponse,
  settings: Settings,
  parseJson: ParseJson,
) => Promise<unknown>;

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/**
 * Makes the reader of an operation's responses: it returns the body that the contract documents, typed and checked.
 *
 * @throws {StatusError} when the status is not a documented success.
 * @throws {InvalidResponseError} when the body is not the documented one.
 */
export function successReader(
  { success, method, errors }: Pick<Operation, "success" | "method" | "errors">,
  settings: Settings,
  holder: ResponseHolder,
): ReadResponse<unknown> {
  const { contract, int64 } = settings;
  return async (exchange) => {
    const { response, describe } = exchange;
    holder.response = response;
    const documented = success[response.status] ?? (response.ok ? (success["2XX"] ?? success["default"]) : undefined);
    if (documented?.contentType !== undefined && method !== "HEAD") {
      return contract.readBody(
        exchange,
        documented,
        settings,
        (int64 === "bigint" && contract.parseExactly) || JSON.parse,
      );
    }
    await exchange.readBytes();
    if (!documented) throw createStatusError(describe(), errors, contract);
    return undefined;
  };
}

/** Media type of a response without its parameters. */
export function receivedType({ headers }: Response): string {
  return essenceOf(headers.get("content-type") ?? "untyped");
}

/** Reads JSON, for contracts whose successes have one media type each, which is JSON. */
export const readJson: ReadBody = async (exchange, documented, { contract }, parseJson) => {
  const { contentType = "", shape } = documented;
  const type = receivedType(exchange.response);
  const bytes = await exchange.readBytes();
  if (type !== essenceOf(contentType)) throw invalidResponse(exchange.describe(), `is ${type}, not ${contentType}`);
  const data: unknown = parseJson(utf8.decode(bytes));
  const place = shape === undefined ? "" : contract.validators[shape]?.(data);
  if (place) throw invalidResponse(exchange.describe(), `has no valid ${shape}${place}`);
  return data;
};
