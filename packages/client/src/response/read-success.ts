import { essenceOf, receivedType } from "../request/media-type.ts";
import type { AnsweredAttempt, ReadBody, ResponseHolder } from "../types/runtime.ts";
import { readBytes } from "./read-body.ts";
import { createStatusError, documentedFor, invalidResponse } from "./response-errors.ts";

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/**
 * Reads the body of a documented success, typed and checked.
 *
 * @throws {StatusError} when the status is not a documented success.
 * @throws {InvalidResponseError} when the body is not the documented one.
 */
export async function readSuccess(attempt: AnsweredAttempt, holder: ResponseHolder): Promise<unknown> {
  const { settings, operation, response } = attempt;
  const documented = response.ok ? documentedFor(operation.success, response.status) : undefined;
  holder.response = response;
  if (documented?.contentType !== undefined) return settings.contract.readBody(attempt, documented);
  await readBytes(attempt);
  if (!documented) throw createStatusError(attempt);
  return undefined;
}

/** Reads JSON, for contracts whose successes have one media type each, which is JSON. */
export const readJson: ReadBody = async (attempt, { contentType = "", shape = "" }) => {
  const { contract } = attempt.settings;
  const parse = contract.parserOf?.(attempt.settings) ?? JSON.parse;
  const type = receivedType(attempt.response);
  const bytes = await readBytes(attempt);
  if (type !== essenceOf(contentType)) throw invalidResponse(attempt, `is ${type}, not ${contentType}`);
  const data: unknown = parse(utf8.decode(bytes));
  const place = contract.validators[shape]?.(data);
  if (place) throw invalidResponse(attempt, `has no valid ${shape}${place}`);
  return data;
};
