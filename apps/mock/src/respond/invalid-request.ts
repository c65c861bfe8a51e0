import { nameOf, type Operation } from "../contract/operation.ts";
import type { ServedContract } from "../contract/served-contract.ts";
import { MockError } from "../http/mock-error.ts";
import type { Reply } from "../http/reply.ts";
import type { EngineResult } from "../prism/types.ts";

/**
 * The answer to a request that the contract does not allow. The status is the one that the contract documents for such
 * a request, and the body says which part is wrong wherever the contract has the error envelope for that status.
 * Elsewhere the answer is what the contract documents.
 */
export async function answerInvalid(
  { checks }: ServedContract,
  operation: Operation,
  { status, violations, reply }: EngineResult,
): Promise<Reply> {
  const explained = new MockError({
    status,
    code: "mock_invalid_request",
    message: `The request is not what the contract has for ${nameOf(operation)}: ${violations.join("; ")}.`,
    fix: "Correct what the message names.",
  }).toReply();
  if (!reply) return explained;
  const { violations: unfit } = await checks.of(operation, explained);
  return unfit.length > 0 ? reply : explained;
}

/** The answer to a request without the credentials that the contract asks for. */
export function answerDenied(operation: Operation, { status, reply, headers }: EngineResult): Reply {
  const refusal = new MockError({
    status,
    code: "mock_unauthorized",
    message: `${nameOf(operation)} needs credentials, and the request has none of the kind that the contract asks for.`,
    fix: "Send the header Authorization, or what else the contract has under securitySchemes.",
    ...(headers && { headers }),
  });
  return reply ?? refusal.toReply();
}
