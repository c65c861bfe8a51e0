import { randomFillSync } from "node:crypto";

/** Crockford's base 32, which leaves out letters that look like digits. */
const ALPHABET = Buffer.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

const TIME_LENGTH = 10;
const LENGTH = 26;

/** Random bytes for many ids, because each request to the system for random bytes is slow. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** Time and digits of the last id. The digits become text in one step, which is faster than one by one. */
let lastTime = 0;
const digits = new Uint8Array(LENGTH);
const text = Buffer.alloc(LENGTH);

/**
 * Returns a new id: the prefix and a ULID, so that ids sort by their time of creation; within a millisecond, each id of
 * a process is the last one plus one.
 */
export function newId(prefix: "acc" | "key" | "num" | "trk", now: number = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    draw(now);
  } else increment();
  for (let index = 0; index < LENGTH; index += 1) text[index] = ALPHABET[digits[index] ?? 0] ?? 0;
  return `${prefix}_${text.toString("latin1")}`;
}

function draw(time: number): void {
  for (let rest = time, index = TIME_LENGTH - 1; index >= 0; index -= 1) {
    digits[index] = rest % 32;
    rest = Math.floor(rest / 32);
  }
  if (used + LENGTH > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  for (let index = TIME_LENGTH; index < LENGTH; index += 1) digits[index] = (pool[used + index] ?? 0) % 32;
  used += LENGTH;
}

function increment(): void {
  for (let index = LENGTH - 1; index >= TIME_LENGTH; index -= 1) {
    const next = (digits[index] ?? 0) + 1;
    digits[index] = next % 32;
    if (next < 32) return;
  }
}
