import type { components } from "../generated/types.ts";
import { TextStore } from "./text-store.ts";

/** Request that arrived, with its response. */
export type JournalEntry = components["schemas"]["JournalEntry"];

/** Number of requests in a journal; the oldest make room. */
export const JOURNAL_SIZE = 1000;

/** Latest requests of a server. */
export class Journal {
  readonly #size: number;
  /** Entries as JSON. */
  readonly #texts: TextStore;
  /** Whose they are, so that not all have to be read for those of one key. */
  readonly #keyIds: (string | null)[] = [];
  #count = 0;
  /** Id of the last dropped entry. */
  #forgotten = 0;

  constructor(size: number = JOURNAL_SIZE) {
    this.#size = size;
    this.#texts = new TextStore(size);
  }

  /** Writes an entry down, which gets the next id. */
  add(entry: Omit<JournalEntry, "id">): JournalEntry {
    this.#count += 1;
    const written = { id: this.#count, ...entry };
    const place = this.#count % this.#size;
    this.#texts.set(place, JSON.stringify(written));
    this.#keyIds[place] = entry.keyId;
    return written;
  }

  /** Adds facts that became known later to an entry; undefined when the entry has been dropped. */
  amend(id: number, facts: Partial<JournalEntry>): JournalEntry | undefined {
    if (id <= Math.max(this.#forgotten, this.#count - this.#size)) return undefined;
    const place = id % this.#size;
    // The store contains entries only.
    const amended = { ...(JSON.parse(this.#texts.get(place)) as JournalEntry), ...facts };
    this.#texts.set(place, JSON.stringify(amended));
    return amended;
  }

  /** Retained entries, oldest first; optionally of one key, or the latest ones only. */
  list({
    keyId,
    limit,
  }: {
    readonly keyId?: string | undefined;
    readonly limit?: number | undefined;
  } = {}): JournalEntry[] {
    const first = Math.max(this.#forgotten, this.#count - this.#size) + 1;
    const found: JournalEntry[] = [];
    for (let id = this.#count; id >= first && found.length < (limit ?? Number.POSITIVE_INFINITY); id -= 1) {
      const place = id % this.#size;
      if (keyId !== undefined && this.#keyIds[place] !== keyId) continue;
      // The store contains entries only.
      found.push(JSON.parse(this.#texts.get(place)) as JournalEntry);
    }
    return found.reverse();
  }

  /** Forgets all entries. Ids are not given again. */
  clear(): void {
    this.#texts.clear();
    this.#keyIds.length = 0;
    this.#forgotten = this.#count;
  }
}
