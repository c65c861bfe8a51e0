import { randomFillSync } from "node:crypto";

/** Crockford's base 32, which leaves out letters that look like digits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random bytes for many ids, because each request to the system for random bytes is slow. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** Returns a new id: the prefix and a ULID, so that ids sort by their time of creation. */
export function newId(prefix: "acc" | "key" | "num" | "trk", now: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let time = "";
  for (let rest = now, index = 0; index < 10; index += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let random = "";
  for (let end = used + 16; used < end; used += 1) random += ALPHABET.charAt((pool[used] ?? 0) % 32);
  return `${prefix}_${time}${random}`;
}
