import type { IncomingMessage, ServerResponse } from "node:http";
import { mayHaveBigInt, replaceBigInts } from "@numbers-api/openapi/exact-json";
import type { ApiOperation } from "@numbers-api/openapi/model";
import type { CallbackSender } from "../callbacks/callback-sender.ts";
import { type Credentials, readCredentials } from "../contract/credentials.ts";
import { operationName } from "../contract/operation-name.ts";
import type { ServedContract } from "../contract/served-contract.ts";
import type { JournalEntry } from "../journal/journal.ts";
import type { KnownKey } from "../journal/keys.ts";
import type { ParsedBody } from "../requests/parse-body.ts";
import type { Defaults } from "../respond/decide.ts";
import { type Answer, respond } from "../respond/respond.ts";
import { validateAndStamp } from "../responses/validate-and-stamp.ts";
import type { MockState } from "../state.ts";
import { readBody } from "./body.ts";
import { type Cors, corsHeaders, preflight } from "./cors.ts";
import { wait } from "./delay.ts";
import { sendFaulty } from "./fault.ts";
import { failure, MockError } from "./mock-error.ts";
import { type Reply, send, serialize } from "./reply.ts";
import type { MockRequest } from "./request.ts";
import { stamp, TRACKING_HEADER, type Tracking, trackingOf } from "./tracking.ts";

/** Parts that a server responds from. */
export interface Settings {
  /** Contract that is served now; it may still be loading. */
  readonly contract: () => Promise<ServedContract>;
  readonly state: MockState;
  readonly defaults: Defaults;
  readonly cors: Cors;
  /** The mock listens on more than the loopback interface. */
  readonly isOpen: boolean;
  /** Sends an error in place of a response that differs from the contract. */
  readonly isStrict: boolean;
  /** Calls the callbacks of operations; absent when they are off. */
  readonly callbacks?: CallbackSender | undefined;
}

/** Facts about a request that are known by the time of its response, including errors. */
interface Seen {
  credentials: Credentials;
  known: KnownKey | null;
  operation?: ApiOperation;
  body?: ParsedBody;
}

/** Final response. */
interface Prepared extends Omit<Answer, "response"> {
  readonly reply: Reply;
  /** Reason why the mock refuses. */
  readonly reason?: string;
}

/** Largest body that is recorded in the journal, in bytes. */
const MAX_JOURNALED = 8 * 1024;

/** Places of keys while no contract is known. */
const usualCredentials = readCredentials([]);

/** Handles a request for the contract: finds its response, records both, and sends it with its delay and fault. */
export async function handleRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  request: MockRequest,
  settings: Settings,
): Promise<void> {
  const time = new Date().toISOString();
  const started = performance.now();
  const tracking = trackingOf(request.headers[TRACKING_HEADER]);
  const seen: Seen = { credentials: usualCredentials, known: null };
  const prepared = await prepare(incoming, request, settings, seen, tracking);
  if (prepared.delay !== undefined) await wait(prepared.delay, response);

  const { reply, why, scenario, violations, notes, reason, fault } = prepared;
  const shown = seen.credentials.redact(request);
  // Conditional spreads are slow, and every request runs this code.
  const entry: Omit<JournalEntry, "id"> = {
    time,
    key: seen.known?.masked ?? null,
    keyId: seen.known?.keyId ?? null,
    method: request.method,
    path: request.path,
    query: shown.query,
    headers: shown.headers,
    why,
    status: reply.status,
    duration: performance.now() - started,
    trackingId: tracking.id,
    violations: [...violations],
  };
  const body = seen.body && seen.body.length <= MAX_JOURNALED ? seen.body.value : undefined;
  if (body !== undefined) entry.body = replaceBigInts(body, String);
  if (seen.operation) entry.operation = operationName(seen.operation);
  if (scenario !== undefined) entry.scenario = scenario;
  if (notes.length > 0) entry.notes = [...notes];
  if (reason !== undefined) entry.reason = reason;
  if (fault !== undefined) entry.fault = fault;
  if (response.destroyed) entry.abandoned = true;
  const headers = { ...reply.headers, ...corsHeaders(settings.cors, request, reply.headers) };
  entry.response = journaled(headers, reply);
  const { id } = settings.state.record(entry);
  if (response.destroyed) return;
  if (fault === undefined) {
    send(response, { ...reply, headers });
    return;
  }
  // A fault lasts as long as the connection: until the client gives up, or the last byte has trickled in.
  response.once("close", () => settings.state.amend(id, { wallTime: performance.now() - started }));
  sendFaulty(response, { ...reply, headers }, fault);
}

/** Response as the journal keeps it. */
function journaled(headers: Reply["headers"], reply: Reply): NonNullable<JournalEntry["response"]> {
  const { body, text } = reply;
  if (body === undefined && text === undefined) return { headers };
  const payload = serialize(reply);
  const size = Buffer.byteLength(payload);
  if (size > MAX_JOURNALED || typeof payload !== "string") return { headers, size };
  return { headers, body: text ?? (mayHaveBigInt(payload) ? replaceBigInts(body, String) : body) };
}

/** Never rejects: errors become responses. */
async function prepare(
  incoming: IncomingMessage,
  request: MockRequest,
  settings: Settings,
  seen: Seen,
  tracking: Tracking,
): Promise<Prepared> {
  const allowed = preflight(settings.cors, request);
  const common = { violations: [], notes: [] };
  if (allowed) return { ...common, why: "options", reply: stamp({ status: 204, headers: allowed }, tracking) };
  try {
    return await prepareResponse(incoming, request, settings, seen, tracking);
  } catch (error) {
    const mockError = error instanceof MockError ? error : failure(error);
    return { ...common, why: "refused", reply: stamp(mockError.toReply(), tracking), reason: mockError.message };
  }
}

async function prepareResponse(
  incoming: IncomingMessage,
  request: MockRequest,
  { contract: current, state, defaults, isStrict, callbacks }: Settings,
  seen: Seen,
  tracking: Tracking,
): Promise<Prepared> {
  const contract = await current();
  seen.credentials = contract.credentials;
  const key = contract.credentials.keyOf(request);
  if (key !== undefined) seen.known = state.keys.know(key);
  const { response, ...answer } = await respond({
    ...{ contract, request, key, known: seen.known, plans: state.plans, defaults },
    readBody: () => readBody(incoming),
    onBody: (body) => {
      seen.body = body;
    },
    onOperation: (found) => {
      seen.operation = found;
    },
    onPlayed: () => state.events.emit("plans"),
  });
  if (!("reply" in response) || !seen.operation) {
    const reply = "reply" in response ? response.reply : response;
    return { ...answer, reply: stamp(reply, tracking) };
  }
  const { model, schemas } = contract;
  const { reply, isReplaced } = validateAndStamp(model, schemas, seen.operation, response, tracking, isStrict);
  const chosen = isReplaced ? { why: "refused" as const, scenario: undefined } : {};
  const called = callbacks?.send(contract, seen.operation, request, seen.body?.value, reply) ?? [];
  return {
    ...answer,
    ...chosen,
    reply,
    violations: [...answer.violations, ...response.violations],
    notes: [...answer.notes, ...called],
  };
}
