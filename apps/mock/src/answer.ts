import { negotiate } from "./accept.ts";
import type { RequestBody } from "./body.ts";
import { choose } from "./choice.ts";
import type { ServedContract } from "./contract.ts";
import { answerDenied, answerInvalid } from "./invalid-request.ts";
import { readPrefer } from "./prefer.ts";
import type { Reply } from "./reply.ts";
import type { MockRequest } from "./request.ts";
import { route } from "./route.ts";

/**
 * Answers a request by the contract. The order is that of a real server: is there such an operation, may the client
 * call it, is the body readable, can its wishes be met, and at last, is the request right.
 *
 * @throws {Refusal} when the answer to one of these is no, and the contract has no response for that.
 */
export async function answer(
  { document, engine }: ServedContract,
  request: MockRequest,
  readBody: () => Promise<RequestBody>,
): Promise<Reply> {
  const found = route(engine.operations, request);
  if ("allow" in found) return { status: 204, headers: { allow: found.allow } };
  const { operation } = found;

  const denied = await engine.deny({ operation, request });
  if (denied) return answerDenied(operation, denied);

  const { value: body, length } = await readBody();
  const choice = choose(operation, readPrefer(request.headers["prefer"] ?? ""));
  const mediaType = negotiate(request.headers["accept"], choice);

  // Without a length, as with a chunked body, Prism would not look at its type.
  const headers = { ...request.headers, ...(length > 0 && { "content-length": `${length}` }) };
  const verdict = await engine.ask({ operation, request: { ...request, headers }, body }, choice, mediaType);
  if (verdict.reply && verdict.violations.length === 0) return verdict.reply;
  // Who asks for the very status that a wrong request has wants to see its example.
  if (verdict.reply && choice.preferences.code === verdict.status) return verdict.reply;
  return answerInvalid(document, operation, verdict);
}
