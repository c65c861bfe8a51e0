import type { Operation } from "@numbers-api/contract";
import { type Answer, type AnswerFacts, describe } from "./answer.ts";
import type { WithResponse } from "./call.ts";
import { InvalidResponseError } from "./errors/invalid-response.ts";
import { essence, preferred } from "./media-type.ts";
import { misfit } from "./shape.ts";
import { statusError } from "./status-error.ts";

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/**
 * What an operation makes of an answer: the value that the contract promises, with its response.
 *
 * @throws {StatusError} when the answer is no documented success.
 * @throws {InvalidResponseError} when its body is not the documented one.
 */
export function readSuccess(success: Operation["success"], answer: Answer): WithResponse<unknown> {
  const { response, bytes, hide } = answer;
  const { status, ok, headers } = response;
  const documented = success[status] ?? (ok && success["2XX"]);
  if (!documented) throw statusError(answer);
  const { shape, contentTypes } = documented;
  const wanted = preferred(contentTypes);
  const anything = wanted === "*/*";
  const type = essence(`${headers.get("content-type")}`);
  let data: unknown;
  let wrong: string | undefined;
  let transient = false;
  if (!wanted || (anything && !bytes.byteLength)) return { data, response };
  if (!anything && essence(wanted) !== type) wrong = `is ${type}, not ${wanted}`;
  else if (/json$/.test(type)) {
    try {
      data = JSON.parse(utf8.decode(bytes));
      const place = shape && misfit(data, `#${shape}`);
      if (place !== undefined) wrong = `has no proper ${shape}${place}`;
    } catch {
      transient = true;
      wrong = "is no JSON";
    }
  } else data = /^text/.test(type) ? new TextDecoder().decode(bytes) : new Blob([bytes], { type });
  if (!wrong) return { data, response };
  const [facts] = describe(answer);
  throw new InvalidResponseError(hide(`status ${status}, but the body ${wrong}`), {
    ...facts,
    transient,
  } as AnswerFacts);
}
