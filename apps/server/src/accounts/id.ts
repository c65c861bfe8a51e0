import { randomFillSync } from "node:crypto";

/** Crockford's base 32, which leaves out letters that look like digits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const RANDOM_LENGTH = 16;

/** Random bytes for many ids, because each request to the system for random bytes is slow. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** Time and random digits of the last id. */
let lastTime = 0;
const digits = new Uint8Array(RANDOM_LENGTH);

/**
 * Returns a new id: the prefix and a ULID, so that ids sort by their time of creation; within a millisecond, each id of
 * a process is the last one plus one.
 */
export function newId(prefix: "acc" | "key" | "num" | "trk", now: number = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    draw();
  } else increment();
  let time = "";
  for (let rest = lastTime, index = 0; index < 10; index += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let random = "";
  for (const digit of digits) random += ALPHABET.charAt(digit);
  return `${prefix}_${time}${random}`;
}

function draw(): void {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  for (let index = 0; index < RANDOM_LENGTH; index += 1) digits[index] = (pool[used + index] ?? 0) % 32;
  used += RANDOM_LENGTH;
}

function increment(): void {
  for (let index = RANDOM_LENGTH - 1; index >= 0; index -= 1) {
    const next = (digits[index] ?? 0) + 1;
    digits[index] = next % 32;
    if (next < 32) return;
  }
}
