import { randomFillSync } from "node:crypto";

/** Crockford's base 32, which has no letters that are taken for digits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random bytes for many ids: asking the system takes longer than all else about an id. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** A new tracking id: a ULID, so that ids sort by the time at which they were made. */
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
