import type { Operation } from "@numbers-api/contract";
import { type Answer, factsOf, textOf } from "./answer.ts";
import type { WithResponse } from "./call.ts";
import { InvalidResponseError } from "./errors/invalid-response.ts";
import { acceptable, essence } from "./media-type.ts";
import { misfit } from "./shape.ts";
import { statusError } from "./status-error.ts";

/**
 * What an operation makes of an answer: the value that the contract promises, with its response.
 *
 * @throws {StatusError} when the answer is no documented success.
 * @throws {InvalidResponseError} when its body is not the documented one.
 */
export function readSuccess({ success }: Operation, answer: Answer): WithResponse<unknown> {
  const { response, bytes, hide } = answer;
  const { status, headers } = response;
  const documented = success[status] ?? (response.ok ? success["2XX"] : undefined);
  if (!documented) throw statusError(answer);
  const invalid = (wrong: string, transient = false): InvalidResponseError =>
    new InvalidResponseError(hide(`status ${status}, but the body ${wrong}`), {
      ...factsOf(answer, textOf(answer)),
      transient,
    });

  const types = acceptable(documented);
  if (!types[0]) return { data: undefined, response };
  const type = essence(headers.get("content-type") ?? "");
  if (!types.map(essence).includes(type)) throw invalid(`is "${type}", not ${types.join(" or ")}`);
  if (!/[/+]json$/.test(type)) {
    return { data: /^text/.test(type) ? new TextDecoder().decode(bytes) : new Blob([bytes], { type }), response };
  }
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalid(bytes.byteLength ? "is no JSON" : "is empty", true);
  }
  const place = misfit(data, documented.shape ? `#${documented.shape}` : "any");
  if (place !== undefined) throw invalid(`has no proper ${place.slice(1) || "value"}`);
  return { data, response };
}
