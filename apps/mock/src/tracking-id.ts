import { randomBytes } from "node:crypto";

/** Crockford's base 32, which has no letters that are taken for digits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new tracking id: a ULID, so that ids sort by the time at which they were made. */
export function newTrackingId(now: number = Date.now()): string {
  const time = Array.from({ length: 10 }, (_, index) => digit(Math.floor(now / 32 ** (9 - index))));
  const random = Array.from(randomBytes(16), digit);
  return `trk_${[...time, ...random].join("")}`;
}

function digit(value: number): string {
  return ALPHABET.charAt(value % 32);
}
