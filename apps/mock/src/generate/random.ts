/** Numbers that look random and are the same for the same seed. */
export class Random {
  readonly #state: Uint32Array;

  constructor(seed: string) {
    this.#state = hash(seed);
    // The first numbers of similar seeds are similar.
    for (let round = 0; round < 15; round += 1) this.next();
  }

  /** Random number from 0 (inclusive) to 1 (exclusive). The generator is sfc32 of the PractRand suite. */
  next(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.#state;
    const sum = (a + b + counter) | 0;
    this.#state.set([b ^ (b >>> 9), (c + (c << 3)) | 0, ((c << 21) | (c >>> 11)) + sum, counter + 1]);
    return (sum >>> 0) / 2 ** 32;
  }

  /** Random integer from `min` to `max`, both inclusive. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** Draws with a probability from 0 (never) to 1 (always). */
  chance(often: number): boolean {
    return this.next() < often;
  }

  /** One of several values. */
  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.integer(0, values.length - 1)] ?? values[0];
  }

  /** Random text of a given length from an alphabet. */
  text(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet.charAt(this.integer(0, alphabet.length - 1))).join("");
  }
}

/** Hashes a text into four numbers (FNV-1a, with a different basis for each). */
function hash(text: string): Uint32Array {
  return Uint32Array.from([0, 1, 2, 3], (index) => {
    let value = 0x811c9dc5 ^ Math.imul(index + 1, 0x9e3779b9);
    for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
    return value;
  });
}
