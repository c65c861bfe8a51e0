import { nameOf, type Operation } from "../contract/operation.ts";
import { MockError } from "../http/mock-error.ts";
import type { Reply } from "../http/reply.ts";
import { newTrackingId } from "../http/tracking-id.ts";
import type { ResponseValidator } from "./response-validation.ts";

/** The header that carries a tracking id both ways. */
export const TRACKING_HEADER = "x-tracking-id";

/** The tracking id of a request. */
export interface Tracking {
  readonly id: string;
  /** Whether the client sent it, in a form of its own. */
  readonly isGiven: boolean;
}

/** A reply as it goes out, or what takes its place. */
export interface Outgoing {
  readonly reply: Reply;
  /** What is wrong by the contract, or why nobody can tell. */
  readonly violations: readonly string[];
  /** Whether the contract does not allow what was to be answered, so that this is said instead. */
  readonly isReplaced: boolean;
}

/** The tracking id that a client sent, if it is visible ASCII, which a header can carry back; else a new one. */
export function trackingOf(header: string | undefined): Tracking {
  if (header !== undefined && /^[\x21-\x7e]{1,200}$/.test(header)) return { id: header, isGiven: true };
  return { id: newTrackingId(), isGiven: false };
}

/** Puts a tracking id into a reply: into the header, and into the body if that has one at its top. */
export function stamp(reply: Reply, { id }: Tracking): Reply {
  const { headers, body } = reply;
  return {
    ...reply,
    headers: { ...headers, [TRACKING_HEADER]: id },
    ...(hasTrackingId(body) && { body: { ...body, trackingId: id } }),
  };
}

/** Holds a reply of the contract against it, and gives it a tracking id. */
export async function validateAndStamp(
  checks: ResponseValidator,
  operation: Operation,
  reply: Reply,
  tracking: Tracking,
): Promise<Outgoing> {
  const { violations, unchecked } = await checks.of(operation, reply);
  if (violations.length > 0) {
    const refusal = contractViolation(operation, reply, violations);
    return { reply: stamp(refusal.toReply(), tracking), violations, isReplaced: true };
  }
  const stamped = stamp(reply, tracking);
  const notes = unchecked === undefined ? [] : [unchecked];
  // A contract may want ids of another form. Then the body keeps that of its example.
  const fits = stamped.body === reply.body || (await takesId(checks, operation, reply, stamped, tracking));
  return { reply: fits ? stamped : { ...stamped, body: reply.body }, violations: notes, isReplaced: false };
}

/** Which replies take ids of the mock: they are all of one form, so the first one stands for all. */
const known = new WeakMap<Reply, boolean>();

async function takesId(
  checks: ResponseValidator,
  operation: Operation,
  reply: Reply,
  stamped: Reply,
  { isGiven }: Tracking,
): Promise<boolean> {
  const remembered = isGiven ? undefined : known.get(reply);
  if (remembered !== undefined) return remembered;
  const { violations } = await checks.of(operation, stamped);
  if (!isGiven) known.set(reply, violations.length === 0);
  return violations.length === 0;
}

function hasTrackingId(body: unknown): body is { readonly trackingId: string } {
  return typeof body === "object" && body !== null && "trackingId" in body && typeof body.trackingId === "string";
}

function contractViolation(operation: Operation, { status }: Reply, violations: readonly string[]): MockError {
  return new MockError({
    status: 500,
    code: "mock_contract_violation",
    message: `The answer ${status} of ${nameOf(operation)} is not what the contract says: ${violations.join("; ")}.`,
    fix: "Correct the example in the contract, or its schema.",
  });
}
