import type { Location } from "../source/problem.ts";
import { formatPointer, isObject, memberOf, type Path, parsePointer, valueAt } from "./reference.ts";
import { MAX_HOPS, type Place } from "./resolver.ts";

/** Places in the files from which the values of a bundled document came. */
export class Origins {
  readonly #root: Place;
  /** By pointer, wherever the place does not follow from that of the value around it. */
  readonly #places = new Map<string, Place>();

  constructor(root: Place) {
    this.#root = root;
  }

  set(out: Path, place: Place): void {
    this.#places.set(formatPointer(out), place);
  }

  /** File, line and column of a value of the document. */
  locate(document: unknown, at: Path): Location {
    const out = withoutReferences(document, at);
    for (let length = out.length; length > 0; length -= 1) {
      const origin = this.#places.get(formatPointer(out.slice(0, length)));
      if (origin) return origin.file.locate([...origin.path, ...out.slice(length)]);
    }
    return this.#root.file.locate(out);
  }
}

/** The same path, or its part that exists, where it leads through references: its remaining keys belong to the target. */
function withoutReferences(document: unknown, at: Path): Path {
  let out: Path = [];
  let value: unknown = document;
  for (const key of at) {
    for (let hops = 0; hops < MAX_HOPS && isObject(value) && !Object.hasOwn(value, key); hops += 1) {
      const reference = value["$ref"];
      if (typeof reference !== "string") break;
      out = parsePointer(reference);
      value = valueAt(document, out);
    }
    value = memberOf(value, key);
    if (value === undefined) break;
    out = [...out, key];
  }
  return out;
}
