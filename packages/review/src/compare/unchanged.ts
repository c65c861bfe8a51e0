import type { Site, Tree } from "@numbers-api/openapi/schema-view";

/** JSON string that may be a reference into the document. */
const REFERENCE = /"(#[^"]*)"/g;

/**
 * Finds parts that are equal in both documents, with everything that they refer to, so that they need no comparison.
 * Most of a large description is unchanged.
 */
export class Unchanged {
  readonly #base: Tree;
  readonly #head: Tree;
  #changed: ReadonlySet<string> | undefined;

  constructor(base: Tree, head: Tree) {
    this.#base = base;
    this.#head = head;
  }

  /** Checks that two parts have equal texts and meanings. */
  has(base: Site, head: Site): boolean {
    // The two versions of OpenAPI read some keywords otherwise.
    if (this.#base.is30 !== this.#head.is30) return false;
    const text = JSON.stringify(base.value);
    if (text !== JSON.stringify(head.value)) return false;
    this.#changed ??= this.#findChanged();
    return usedBy(text).every((reference) => !this.#changed?.has(reference));
  }

  /** References of the base whose targets differ from those of the head, directly or by their own references. */
  #findChanged(): Set<string> {
    const changed = new Set<string>();
    const uses: { readonly user: string; readonly used: string }[] = [];
    for (const user of new Set(usedBy(JSON.stringify(this.#base.model.document)))) {
      const [text, other] = [this.#base, this.#head].map((tree) => JSON.stringify(tree.target(user)?.value ?? ""));
      if (text !== other) changed.add(user);
      for (const used of new Set(usedBy(text ?? ""))) uses.push({ user, used });
    }
    const users = Map.groupBy(uses, ({ used }) => used);
    // The set grows during the loop.
    for (const used of changed) for (const { user } of users.get(used) ?? []) changed.add(user);
    return changed;
  }
}

/** References of a text; a discriminator can refer to any schema without `$ref`. */
function usedBy(text: string): string[] {
  return text.includes('"discriminator":') ? [...referencesIn(text), "#/components/schemas"] : referencesIn(text);
}

/** References into the document that a JSON text has. */
function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, reference = ""]) => reference);
}
