/** Numbers that look random and are the same for the same seed. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(seed: string) {
    const bytes = Buffer.from(seed);
    this.#a = hash(bytes, 1);
    this.#b = hash(bytes, 2);
    this.#c = hash(bytes, 3);
    this.#counter = hash(bytes, 4);
    // The first numbers of similar seeds are similar.
    for (let round = 0; round < 15; round += 1) this.next();
  }

  /** Random number from 0 (inclusive) to 1 (exclusive). The generator is sfc32 of the PractRand suite. */
  next(): number {
    const [b, c] = [this.#b, this.#c];
    const sum = (this.#a + b + this.#counter) | 0;
    this.#a = b ^ (b >>> 9);
    this.#b = (c + (c << 3)) | 0;
    this.#c = (((c << 21) | (c >>> 11)) + sum) | 0;
    this.#counter = (this.#counter + 1) | 0;
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

/** Hashes bytes into a number (FNV-1a); another basis gives another number. */
function hash(bytes: Uint8Array, basis: number): number {
  let value = 0x811c9dc5 ^ Math.imul(basis, 0x9e3779b9);
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value;
}
