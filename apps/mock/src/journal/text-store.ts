/** Size of the slot of one text, in bytes: most entries of a journal need half of it. */
const ROOM = 2048;

/** Texts per block of memory, so that a server with few requests uses little memory. */
const PER_BLOCK = 50;

/**
 * Texts by number, kept outside of the heap. A server stores one for each of the latest thousand requests: as objects,
 * they would survive the young generation, and the process would grow to more than twice its size.
 */
export class TextStore {
  readonly #blocks = new Map<number, Buffer>();
  /** Those that need more room. */
  readonly #long = new Map<number, string>();
  readonly #lengths: Uint16Array;

  /** @param size How many texts there can be: their numbers are below it. */
  constructor(size: number) {
    this.#lengths = new Uint16Array(size);
  }

  /** Replaces the text with a number. */
  set(number: number, text: string): void {
    const length = Buffer.byteLength(text);
    if (length > ROOM) {
      this.#long.set(number, text);
      return;
    }
    this.#long.delete(number);
    this.#lengths[number] = this.#blockOf(number).write(text, offsetOf(number), length);
  }

  /** Text with a number; empty if not stored. */
  get(number: number): string {
    const offset = offsetOf(number);
    return (
      this.#long.get(number) ?? this.#blockOf(number).toString("utf8", offset, offset + (this.#lengths[number] ?? 0))
    );
  }

  /** Forgets all texts, and gives their memory back. */
  clear(): void {
    this.#blocks.clear();
    this.#long.clear();
    this.#lengths.fill(0);
  }

  #blockOf(number: number): Buffer {
    const index = Math.floor(number / PER_BLOCK);
    const block = this.#blocks.get(index) ?? Buffer.alloc(PER_BLOCK * ROOM);
    this.#blocks.set(index, block);
    return block;
  }
}

function offsetOf(number: number): number {
  return (number % PER_BLOCK) * ROOM;
}
