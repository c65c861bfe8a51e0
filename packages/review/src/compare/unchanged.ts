import type { Site, Tree } from "../model/site.ts";

/** JSON string that may be a reference into the document. */
const REFERENCE = /"(#[^"]*)"/g;

/** Keyword that refers to schemas without `$ref`. */
const DISCRIMINATOR = '"discriminator":';

/**
 * Finds parts that are equal in both documents, with everything that they refer to, so that they need no comparison.
 * Most of a large description is unchanged.
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

  /** Checks that two parts have equal texts and meanings. */
  has(base: Site, head: Site): boolean {
    // The two versions of OpenAPI read some keywords otherwise.
    if (this.#base.is30 !== this.#head.is30) return false;
    const text = JSON.stringify(base.value);
    return text === JSON.stringify(head.value) && this.#haveSame(text);
  }

  /** Checks that everything that a text refers to, directly or indirectly, is equal. */
  #haveSame(text: string): boolean {
    if (text.includes(DISCRIMINATOR) && !this.#areSchemasSame()) return false;
    const open = new Set(referencesIn(text));
    const users = new Map<string, string[]>();
    for (const reference of open) {
      const known = this.#known.get(reference);
      if (known === true) continue;
      const target = known === false ? undefined : this.#sameTarget(reference);
      const isOpen = target?.includes(DISCRIMINATOR) && !this.#areSchemasSame();
      if (target === undefined || isOpen) {
        const differing = new Set([reference]);
        for (const each of differing) {
          this.#known.set(each, false);
          for (const user of users.get(each) ?? []) differing.add(user);
        }
        return false;
      }
      for (const next of referencesIn(target)) {
        open.add(next);
        users.set(next, [...(users.get(next) ?? []), reference]);
      }
    }
    for (const reference of open) this.#known.set(reference, true);
    return true;
  }

  #areSchemasSame(): boolean {
    this.#schemas ??= this.#sameTarget("#/components/schemas") !== undefined;
    return this.#schemas;
  }

  /** Text of the target of a reference if it is equal in both documents; empty if it cannot be resolved in either. */
  #sameTarget(reference: string): string | undefined {
    const [before, after] = [this.#base.target(reference), this.#head.target(reference)];
    const text = JSON.stringify(before?.value ?? "");
    return text === JSON.stringify(after?.value ?? "") ? text : undefined;
  }
}

/** References into the document that a JSON text has. */
export function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, reference = ""]) => reference);
}
