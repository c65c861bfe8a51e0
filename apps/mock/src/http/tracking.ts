import { randomFillSync } from "node:crypto";
import { isObject } from "@numbers-api/openapi/reference";
import type { Reply } from "./reply.ts";

/** Header that carries a tracking id both ways. */
export const TRACKING_HEADER = "x-tracking-id";

/** Tracking id of a request. */
export interface Tracking {
  readonly id: string;
  /** The client sent it, in a format of its own. */
  readonly isGiven: boolean;
}

/** Tracking id that a client sent, if it is visible ASCII, which a header can carry back; otherwise a new one. */
export function trackingOf(header: string | undefined): Tracking {
  if (header !== undefined && /^[\x21-\x7e]{1,200}$/.test(header)) return { id: header, isGiven: true };
  return { id: newTrackingId(), isGiven: false };
}

/**
 * Sets the tracking id in the header of a reply, unless the contract provides one.
 *
 * @param isEnvelope Sets it in the body as well, if the body has one at its top level. Default: true.
 */
export function stamp(reply: Reply, { id }: Tracking, isEnvelope = true): Reply {
  const { headers, body } = reply;
  return {
    ...reply,
    headers: { [TRACKING_HEADER]: id, ...headers },
    ...(isEnvelope &&
      isObject(body) &&
      typeof body["trackingId"] === "string" && { body: { ...body, trackingId: id } }),
  };
}

/** Crockford's base 32, which omits the letters that look like digits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random bytes for many ids: asking the system takes longer than all else about an id. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** New tracking id: a ULID, so that ids sort by the time at which they were made. */
export function newTrackingId(now: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let time = "";
  for (let rest = now, index = 0; index < 10; index += 1) {
    time = digit(rest) + time;
    rest = Math.floor(rest / 32);
  }
  let random = "";
  for (const byte of pool.subarray(used, used + 16)) random += digit(byte);
  used += 16;
  return `trk_${time}${random}`;
}

function digit(value: number): string {
  return ALPHABET.charAt(value % 32);
}
