import type { Site, Tree } from "../model/site.ts";

/** A string that may be a reference into the document, as JSON writes it. */
const REFERENCE = /"(#[^"]*)"/g;

/** What leads to schemas that no reference leads to. */
const DISCRIMINATOR = '"discriminator":';

/**
 * Knows parts that are the same in both documents, with all that they refer to: nothing in them has to be compared. Most
 * of a large description is such.
 */
export class Unchanged {
  readonly #base: Tree;
  readonly #head: Tree;
  readonly #known = new Map<string, boolean>();
  #schemas: boolean | undefined;

  constructor(base: Tree, head: Tree) {
    this.#base = base;
    this.#head = head;
  }

  /** Whether two parts say the same, and mean the same. */
  has(base: Site, head: Site): boolean {
    // The two versions of OpenAPI read some keywords otherwise.
    if (this.#base.is30 !== this.#head.is30) return false;
    const text = JSON.stringify(base.value);
    return text === JSON.stringify(head.value) && this.#haveSame(text);
  }

  /** Whether everything that a text refers to, near and far, is the same. */
  #haveSame(text: string): boolean {
    if (text.includes(DISCRIMINATOR) && !this.#areSchemasSame()) return false;
    const open = new Set(references(text));
    for (const reference of open) {
      const known = this.#known.get(reference);
      if (known === true) continue;
      const target = known === false ? undefined : this.#sameTarget(reference);
      const isOpen = target?.includes(DISCRIMINATOR) && !this.#areSchemasSame();
      if (target === undefined || isOpen) {
        this.#known.set(reference, false);
        return false;
      }
      for (const next of references(target)) open.add(next);
    }
    for (const reference of open) this.#known.set(reference, true);
    return true;
  }

  #areSchemasSame(): boolean {
    this.#schemas ??= this.#sameTarget("#/components/schemas") !== undefined;
    return this.#schemas;
  }

  /** The text of what a reference leads to, if it is the same in both; empty where it leads nowhere in both. */
  #sameTarget(reference: string): string | undefined {
    const [before, after] = [this.#base.target(reference), this.#head.target(reference)];
    const text = JSON.stringify(before?.value ?? "");
    return text === JSON.stringify(after?.value ?? "") ? text : undefined;
  }
}

function references(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, reference = ""]) => reference);
}
