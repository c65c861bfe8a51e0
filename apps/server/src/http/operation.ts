import type { Operation } from "@numbers-api/contract";
import type { Credential } from "../accounts/account.ts";
import type { Authenticator } from "../accounts/authenticator.ts";
import type { UsageMeter } from "../accounts/usage-meter.ts";
import { answer, toResponse } from "./answer.ts";
import { type AnswerChecks, checkAnswer } from "./contract-check.ts";
import type { Exchange } from "./exchange.ts";
import type { Handlers } from "./handlers.ts";
import { toProblem, unauthorized } from "./problem.ts";
import { readBearer } from "./request-head.ts";

/** Services that every operation uses. */
export interface OperationServices {
  readonly authenticator: Authenticator;
  readonly meter: UsageMeter;
  readonly answers: AnswerInspection | undefined;
}

/** Check of answers against the contract. */
export interface AnswerInspection {
  readonly checks: Readonly<Record<string, AnswerChecks>>;
  /** Answer 500 in place of an answer that breaks the contract. */
  readonly isStrict: boolean;
  readonly onViolation: (exchange: Exchange, violation: string) => void;
}

/** One request for one operation. */
export interface OperationCall {
  readonly handlers: Handlers;
  readonly services: OperationServices;
  readonly exchange: Exchange;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  /** Reads the input; throws a problem if the contract refuses it. */
  readonly readInput: () => object;
}

/** An answer as any handler gives it. */
interface AnyAnswer {
  readonly status: number | string;
  readonly contentType?: string;
  readonly body?: unknown;
}

/** Handlers by id, for calls with an id known only at run time: each takes the request of its own operation. */
type AnyHandlers = Readonly<Record<string, (request: object) => AnyAnswer | Promise<AnyAnswer>>>;

/** Answers a request for an operation: authenticates, validates, counts, handles. */
export async function serveOperation(operation: Operation, call: OperationCall): Promise<Response> {
  const { services, exchange } = call;
  if (!operation.anonymous) {
    const found = authenticate(call);
    // Avoids an await in the common case: most requests find their account in memory.
    const credential = found instanceof Promise ? await found : found;
    if (!credential) throw unauthorized();
    exchange.account = credential.account;
    exchange.keyId = credential.keyId;
  }
  const input = call.readInput();
  if (exchange.account) {
    const counted = services.meter.take(exchange.account);
    if (counted) await counted;
  }
  try {
    return await handle(operation, call, input);
  } catch (error) {
    // Failures of the platform are not the account's to pay for.
    if (exchange.account && toProblem(error).status >= 500) services.meter.refund(exchange.account.id);
    throw error;
  }
}

function authenticate({
  services,
  authorization,
}: OperationCall): Credential | undefined | Promise<Credential | undefined> {
  const key = readBearer(authorization);
  return key === undefined ? undefined : services.authenticator.authenticate(key);
}

async function handle({ id }: Operation, call: OperationCall, input: object): Promise<Response> {
  const { handlers, services, exchange } = call;
  // The table of handlers has one for each operation, with the request of that operation.
  const handler = (handlers as unknown as AnyHandlers)[id];
  if (!handler) throw new Error(`Operation ${id} has no handler.`);
  const { status, contentType, body } = await handler({ ...input, account: exchange.account });
  if (services.answers) {
    const { checks, isStrict, onViolation } = services.answers;
    const violation = checkAnswer(checks[id], Number(status), contentType, body);
    if (violation !== undefined) {
      onViolation(exchange, violation);
      if (isStrict) throw new Error(`The answer breaks the contract: ${violation}`);
    }
  }
  return toResponse(answer(exchange, Number(status), body, contentType));
}
