import type { Operation } from "@numbers-api/contract";
import type { Account } from "../accounts/account.ts";
import type { Authenticator } from "../accounts/authenticator.ts";
import type { Month } from "../accounts/month.ts";
import type { UsageMeter } from "../accounts/usage-meter.ts";
import { andThen, type MaybePromise } from "../maybe-promise.ts";
import { answer, toResponse } from "./answer.ts";
import { type AnswerChecks, checkAnswer } from "./contract-check.ts";
import type { RequestRecord } from "./exchange.ts";
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
  readonly onViolation: (exchange: RequestRecord, violation: string) => void;
}

/** One request for one operation. */
export interface OperationCall {
  readonly handlers: Handlers;
  readonly services: OperationServices;
  readonly exchange: RequestRecord;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  /** Reads the input; throws a problem if the contract refuses it. */
  readonly readInput: () => object;
}

/** An answer as any handler gives it. */
interface AnyAnswer {
  readonly status: number | string;
  readonly contentType?: string | undefined;
  readonly body?: unknown;
}

/** Handlers by id, for calls with an id known only at run time: each takes the request of its own operation. */
type AnyHandlers = Readonly<Record<string, (request: object) => MaybePromise<AnyAnswer>>>;

/**
 * Answers a request for an operation: authenticates, validates, counts, handles.
 *
 * @throws {HttpError} and errors of the core, at once or later.
 */
export function serveOperation(operation: Operation, call: OperationCall): MaybePromise<Response> {
  if (operation.anonymous) return handle(operation, call, call.readInput());
  const { meter, authenticator } = call.services;
  const key = readBearer(call.authorization);
  return andThen(key === undefined ? undefined : authenticator.authenticate(key), (credential) => {
    if (!credential) throw unauthorized();
    const { account, keyId } = credential;
    call.exchange.account = account;
    call.exchange.keyId = keyId;
    const input = call.readInput();
    return andThen(meter.take(account), (month) => handleCounted(operation, call, input, account, month));
  });
}

function handleCounted(
  operation: Operation,
  call: OperationCall,
  input: object,
  account: Account,
  month: Month,
): MaybePromise<Response> {
  const fail = (error: unknown): never => {
    // Failures of the platform are not the account's to pay for.
    if (toProblem(error).status >= 500) call.services.meter.refund(account.id, month);
    throw error;
  };
  try {
    const response = handle(operation, call, input);
    return response instanceof Promise ? response.catch(fail) : response;
  } catch (error) {
    return fail(error);
  }
}

function handle(
  { id }: Operation,
  { handlers, services, exchange }: OperationCall,
  input: object,
): MaybePromise<Response> {
  // The table of handlers has one for each operation, with the request of that operation.
  const handler = (handlers as unknown as AnyHandlers)[id];
  if (!handler) throw new Error(`Operation ${id} has no handler.`);
  return andThen(handler({ ...input, account: exchange.account }), ({ status, contentType, body }) => {
    if (services.answers) inspect(services.answers, exchange, id, { status, contentType, body });
    return toResponse(answer(exchange, Number(status), body, contentType));
  });
}

/** @throws {Error} for an answer that breaks the contract, if the inspection is strict. */
function inspect(
  { checks, isStrict, onViolation }: AnswerInspection,
  exchange: RequestRecord,
  operationId: string,
  { status, contentType, body }: AnyAnswer,
): void {
  const violation = checkAnswer(checks[operationId], Number(status), contentType, body);
  if (violation === undefined) return;
  onViolation(exchange, violation);
  if (isStrict) throw new Error(`The answer breaks the contract: ${violation}`);
}
