import type { components } from "../generated/types.ts";

/** A request that arrived, and how it was answered. */
export type JournalEntry = components["schemas"]["JournalEntry"];

/** How many requests a journal holds; the oldest make room. */
export const JOURNAL_SIZE = 1000;

/** The latest requests of a server. */
export class Journal {
  readonly #entries: (JournalEntry | undefined)[];
  #count = 0;
  /** The id of the last entry before those that are held. */
  #forgotten = 0;

  constructor(size: number = JOURNAL_SIZE) {
    this.#entries = new Array<JournalEntry | undefined>(size);
  }

  /** Writes an entry down, which gets the next id. */
  add(entry: Omit<JournalEntry, "id">): JournalEntry {
    this.#count += 1;
    const written = { id: this.#count, ...entry };
    this.#entries[this.#count % this.#entries.length] = written;
    return written;
  }

  /** The entries that are held, the oldest first; of one key, and the latest only, if that is asked for. */
  list({
    keyId,
    limit,
  }: {
    readonly keyId?: string | undefined;
    readonly limit?: number | undefined;
  } = {}): JournalEntry[] {
    const first = Math.max(this.#forgotten, this.#count - this.#entries.length) + 1;
    const found: JournalEntry[] = [];
    for (let id = this.#count; id >= first && found.length < (limit ?? Number.POSITIVE_INFINITY); id -= 1) {
      const entry = this.#entries[id % this.#entries.length];
      if (entry && (keyId === undefined || entry.keyId === keyId)) found.push(entry);
    }
    return found.reverse();
  }

  /** Forgets all entries. Ids are not given again. */
  clear(): void {
    this.#entries.fill(undefined);
    this.#forgotten = this.#count;
  }
}
