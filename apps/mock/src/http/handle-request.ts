import type { IncomingMessage, ServerResponse } from "node:http";
import { type Credentials, readCredentials } from "../contract/credentials.ts";
import { nameOf, type Operation } from "../contract/operation.ts";
import type { ServedContract } from "../contract/served-contract.ts";
import type { JournalEntry } from "../journal/journal.ts";
import type { KnownKey } from "../journal/keys.ts";
import type { Defaults } from "../respond/decide.ts";
import { type Answer, respond } from "../respond/respond.ts";
import { stamp, TRACKING_HEADER, type Tracking, trackingOf, validateAndStamp } from "../respond/validate-and-stamp.ts";
import type { MockState } from "../state.ts";
import { type RequestBody, readBody } from "./body.ts";
import { type Cors, corsHeaders, preflight } from "./cors.ts";
import { wait } from "./delay.ts";
import { sendFaulty } from "./fault.ts";
import { failure, MockError } from "./mock-error.ts";
import { type Reply, send, serialize } from "./reply.ts";
import type { MockRequest } from "./request.ts";

/** What a server answers from. */
export interface Settings {
  /** The contract that is served now; it may still be loading. */
  readonly contract: () => Promise<ServedContract>;
  readonly state: MockState;
  readonly defaults: Defaults;
  readonly cors: Cors;
  /** Whether the mock was told to listen for other machines. */
  readonly isOpen: boolean;
}

/** What is known of a request by the time that it is answered, however that ends. */
interface Seen {
  credentials: Credentials;
  known: KnownKey | null;
  operation?: Operation;
  body?: RequestBody;
}

/** An answer as it goes out. */
interface Prepared extends Omit<Answer, "isOwn"> {
  /** Why the mock refuses. */
  readonly reason?: string;
}

/** The largest body that goes into the journal, in bytes. */
const MOST_JOURNALED = 8 * 1024;

/** Where keys are looked for while no contract says more. */
const usualCredentials = readCredentials({});

/** Serves one request for the contract: answers it, writes it down, and sends the answer with its delay and fault. */
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

  const { reply, why, scenario, violations, reason, fault } = prepared;
  const shown = seen.credentials.conceal(request);
  // Added to piece by piece, since this is done for every request, and spreads that depend on something are slow.
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
  const body = seen.body && seen.body.length <= MOST_JOURNALED ? seen.body.value : undefined;
  if (body !== undefined) entry.body = body;
  if (seen.operation) entry.operation = nameOf(seen.operation);
  if (scenario !== undefined) entry.scenario = scenario;
  if (reason !== undefined) entry.reason = reason;
  if (fault !== undefined) entry.fault = fault;
  if (response.destroyed) entry.abandoned = true;
  const headers = { ...reply.headers, ...corsHeaders(settings.cors, request, reply.headers) };
  entry.response = journaled(headers, reply.body);
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

/** A response as the journal keeps it. */
function journaled(headers: Reply["headers"], body: unknown): NonNullable<JournalEntry["response"]> {
  if (body === undefined) return { headers };
  try {
    const text = serialize(body, headers["content-type"]);
    return text.length > MOST_JOURNALED ? { headers, size: Buffer.byteLength(text) } : { headers, body };
  } catch {
    // Sending it fails in the same way, and reports why.
    return { headers };
  }
}

/** Never fails: what goes wrong is an answer, too. */
async function prepare(
  incoming: IncomingMessage,
  request: MockRequest,
  settings: Settings,
  seen: Seen,
  tracking: Tracking,
): Promise<Prepared> {
  const allowed = preflight(settings.cors, request);
  if (allowed) return { why: "options", reply: stamp({ status: 204, headers: allowed }, tracking), violations: [] };
  try {
    return await prepareAnswer(incoming, request, settings, seen, tracking);
  } catch (error) {
    const refusal = error instanceof MockError ? error : failure(error);
    return { why: "refused", reply: stamp(refusal.toReply(), tracking), violations: [], reason: refusal.message };
  }
}

async function prepareAnswer(
  incoming: IncomingMessage,
  request: MockRequest,
  { contract: current, state, defaults }: Settings,
  seen: Seen,
  tracking: Tracking,
): Promise<Prepared> {
  const contract = await current();
  seen.credentials = contract.credentials;
  const key = contract.credentials.keyOf(request);
  if (key !== undefined) seen.known = state.keys.know(key);
  const { isOwn, ...answered } = await respond({
    ...{ contract, request, key, known: seen.known, plans: state.plans, defaults },
    readBody: async () => {
      seen.body = await readBody(incoming);
      return seen.body;
    },
    onOperation: (found) => {
      seen.operation = found;
    },
    onPlayed: () => state.events.emit("plans"),
  });
  if (isOwn || !seen.operation) return { ...answered, reply: stamp(answered.reply, tracking) };
  const { reply, violations, isReplaced } = await validateAndStamp(
    contract.checks,
    seen.operation,
    answered.reply,
    tracking,
  );
  const { scenario, ...rest } = answered;
  const chosen = isReplaced ? { why: "refused" as const } : { scenario };
  return { ...rest, ...chosen, reply, violations: [...answered.violations, ...violations] };
}
