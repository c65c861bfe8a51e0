import type { Description } from "./answer.ts";
import { InvalidResponseError } from "./errors/invalid-response.ts";

/**
 * The error of a success whose body is not what was promised.
 *
 * @param wrong what is wrong with the body, after "the body".
 * @param transient whether the same call may succeed later.
 */
export function invalidResponse(
  [facts, , hide]: Description,
  wrong: string,
  transient?: boolean,
): InvalidResponseError {
  return new InvalidResponseError(hide(`status ${facts.status}, but the body ${wrong}`), { ...facts, transient });
}
