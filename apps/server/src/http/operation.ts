import type { Operation } from "@numbers-api/contract";
import type { Credential } from "../accounts/account.ts";
import type { Authenticator } from "../accounts/authenticator.ts";
import type { UsageMeter } from "../accounts/usage-meter.ts";
import { answer, toResponse } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import type { Handlers } from "./handlers.ts";
import { toProblem, unauthorized } from "./problem.ts";
import { readBearer } from "./request-head.ts";

/** Services that every operation uses. */
export interface OperationServices {
  readonly authenticator: Authenticator;
  readonly meter: UsageMeter;
}

/** One request for one operation. */
export interface OperationCall {
  readonly handlers: Handlers;
  readonly services: OperationServices;
  readonly exchange: Exchange;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
}

/** An answer as any handler gives it. */
interface AnyAnswer {
  readonly status: number | string;
  readonly contentType?: string;
  readonly body?: unknown;
}

/** Handlers by id, when it is not known which one is called: each has the request of its own operation. */
type AnyHandlers = Readonly<Record<string, (request: object) => AnyAnswer | Promise<AnyAnswer>>>;

/** Answers a request for an operation: authenticates, counts, handles. */
export async function serveOperation(operation: Operation, call: OperationCall): Promise<Response> {
  const { services, exchange } = call;
  if (!operation.anonymous) {
    const found = authenticate(call);
    // Only what really waits is waited for: most requests find their account in memory.
    const credential = found instanceof Promise ? await found : found;
    if (!credential) throw unauthorized();
    exchange.account = credential.account;
    exchange.keyId = credential.keyId;
    const counted = services.meter.take(credential.account);
    if (counted) await counted;
  }
  try {
    return await handle(operation, call);
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

async function handle({ id }: Operation, { handlers, exchange }: OperationCall): Promise<Response> {
  // The table of handlers has one for each operation, with the request of that operation.
  const handler = (handlers as unknown as AnyHandlers)[id];
  if (!handler) throw new Error(`Operation ${id} has no handler.`);
  const { account } = exchange;
  const { status, contentType, body } = await handler({ parameters: {}, body: undefined, account });
  return toResponse(answer(exchange, Number(status), body, contentType));
}
