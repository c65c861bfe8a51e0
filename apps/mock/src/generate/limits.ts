/** Longest list, and largest number of properties, that is made. */
export const MAX_ITEMS = 10_000;

/** Longest text that is made, in characters. */
export const MAX_LENGTH = 100_000;

/** Number of values in one body above which optional values are left out. */
export const MAX_VALUES = 50_000;

/** Number of values in one body above which none is made, although the schema requires it. */
export const ALL_VALUES = 100_000;

/** Limits of the contract that are beyond those of the mock, in words. */
export class LimitNotes {
  readonly #notes = new Set<string>();

  /** Bounds a number of items, properties or characters. */
  bound(asked: number, most: number, keyword: string): number {
    if (asked <= most) return asked;
    this.#notes.add(`${keyword} ${asked} is more than the mock makes (${most})`);
    return most;
  }

  /** Checks the number of values, which sizes of lists and objects in each other multiply. */
  isFull(values: number): boolean {
    if (values <= ALL_VALUES) return false;
    this.#notes.add(`the schema asks for more values than the mock makes (${ALL_VALUES})`);
    return true;
  }

  get all(): readonly string[] {
    return [...this.#notes];
  }
}
