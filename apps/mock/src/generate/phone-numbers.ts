import type { Random } from "./random.ts";

/** Real area codes of the United States and Canada. In each, 555-0100 to 555-0199 are reserved for fiction. */
const AREA_CODES = [202, 206, 212, 213, 303, 305, 312, 404, 415, 416, 503, 512, 514, 602, 604, 617, 702, 713];

/**
 * Ranges that regulators reserve for fiction, so generated numbers never reach a person: prefix, first and last number.
 */
const RANGES: readonly (readonly [prefix: string, first: number, last: number])[] = [
  ...AREA_CODES.map((code) => [`+1${code}555`, 100, 199] as const),
  ["+442079460", 0, 999],
  ["+49302312", 5000, 5999],
  ["+46701740", 605, 699],
];

const TOTAL = RANGES.reduce((sum, [, first, last]) => sum + last - first + 1, 0);

/** Shares no factor with the total, so that steps of it meet every number once before any of them again. */
const STRIDE = 1009;

/** Phone numbers in E.164 that are not assigned to anyone, without repetition until all of them are used. */
export class PhoneNumbers {
  #index: number;

  constructor(random: Random) {
    this.#index = random.integer(0, TOTAL - 1);
  }

  next(): string {
    this.#index = (this.#index + STRIDE) % TOTAL;
    let left = this.#index;
    for (const [prefix, first, last] of RANGES) {
      const size = last - first + 1;
      if (left < size)
        return prefix + `${first + left}`.padStart(last > 999 ? 4 : prefix.startsWith("+1") ? 4 : 3, "0");
      left -= size;
    }
    throw new Error("an index is below the total");
  }
}
