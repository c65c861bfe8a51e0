import { type Location, type Problem, ProblemError } from "../source/problem.ts";
import { GRAMMAR, type Kind, kindAt, nameOf } from "./grammar.ts";
import type { ProblemList } from "./problem-list.ts";
import { formatPointer, isObject, type Path, referenceOf, valueAt } from "./reference.ts";
import { MAX_HOPS, type Place, type Resolver, UnresolvedReference } from "./resolver.ts";

/** Bindings of dynamic anchors, the outermost first to enter (JSON Schema 2020-12, section 8.2.3.2). */
export type Scope = ReadonlyMap<string, Place>;

export const NO_SCOPE: Scope = new Map();

/** Follows the references of a contract, and reports those that lead nowhere, in a circle, or to an unreadable file. */
export class Follower {
  readonly #resolver: Resolver;
  readonly #found: ProblemList;

  constructor(resolver: Resolver, list: ProblemList) {
    this.#resolver = resolver;
    this.#found = list;
  }

  /** Follows one reference, and checks that the references after it are finite. */
  follow(place: Place, kind: Kind): Place | undefined {
    const reference = referenceOf(place.value);
    if (reference === undefined) return undefined;
    const from = (): Location => locateReference(place);
    const isOutside = kind === "example";
    try {
      const found = this.#resolver.resolve(reference, place.base, from);
      const problem = this.#findProblem(found, kind, reference);
      if (!problem) return found;
      this.#found.addUnresolved(from(), problem.message, problem.fix, isOutside);
    } catch (error) {
      if (error instanceof UnresolvedReference)
        this.#found.addUnresolved(from(), error.message, error.fix, isOutside || error.isRemote);
      else if (error instanceof ProblemError) this.#found.addUnreadable(error, isOutside);
      else throw error;
    }
    return undefined;
  }

  /** Follows a `$dynamicRef`: to the outermost schema with the anchor, if its target has a dynamic one. */
  followDynamic(place: Place, reference: string, scope: Scope): Place | undefined {
    const found = this.follow({ ...place, value: { $ref: reference } }, "schema");
    const name = found && isObject(found.value) ? found.value["$dynamicAnchor"] : undefined;
    return (typeof name === "string" ? scope.get(name) : undefined) ?? found;
  }

  /** Target of one reference, without a report; undefined if there is none. */
  peek(place: Place): Place | undefined {
    const reference = referenceOf(place.value);
    if (reference === undefined) return undefined;
    try {
      return this.#resolver.resolve(reference, place.base, () => locateReference(place));
    } catch (error) {
      if (error instanceof UnresolvedReference || error instanceof ProblemError) return undefined; // Reported later.
      throw error;
    }
  }

  /** Last target of a chain of references, without a report. */
  peekToEnd(start: Place): Place {
    let place = start;
    for (let hops = 0; hops < MAX_HOPS; hops += 1) {
      const next = this.peek(place);
      if (!next) break;
      place = next;
    }
    return place;
  }

  /** Scope inside a schema: the first resource that was entered binds a dynamic anchor. */
  enter(place: Place, scope: Scope): Scope {
    const anchors = this.#resolver.dynamicAnchors(place.file, place.base);
    if (anchors.size === 0) return scope;
    const fresh = [...anchors].filter(([name]) => !scope.has(name));
    if (fresh.length === 0) return scope;
    const root = this.#resolver.rootOf(place.file);
    const places = fresh.map(([name, path]) => {
      return [name, path.reduce<Place>((at, key) => this.#resolver.child(at, key), root)] as const;
    });
    return new Map([...scope, ...places]);
  }

  #findProblem(found: Place, kind: Kind, reference: string): Pick<Problem, "message" | "fix"> | undefined {
    if (!this.#hasEnd(found)) {
      const message = `the references that begin with ${reference} lead in a circle`;
      return { message, fix: "Replace one of them by its content." };
    }
    // The kind of an object in another file follows from the reference.
    const actual = this.#resolver.isRoot(found.file) ? kindAt(found.file.data, found.path) : undefined;
    if (GRAMMAR[kind].component === undefined || actual === undefined || actual === kind) return undefined;
    const message = `the reference ${reference} leads to ${nameOf(actual)}, where OpenAPI has ${nameOf(kind)}`;
    return { message, fix: "Correct the reference." };
  }

  #hasEnd(start: Place): boolean {
    const seen = new Set<unknown>();
    for (let place: Place | undefined = start; place; place = this.peek(place)) {
      if (seen.has(place.value)) return false;
      if (isObject(place.value)) seen.add(place.value);
    }
    return true;
  }
}

/** Text that identifies a place among all files. */
export function placeKey({ file, path }: { readonly file: { readonly name: string }; readonly path: Path }): string {
  return `${file.name}#${formatPointer(path)}`;
}

/** Place of `$ref` in its file; the values of a discriminator's mapping are references without it. */
function locateReference({ file, path }: Place): Location {
  const at = [...path, "$ref"];
  return file.locate(valueAt(file.data, at) === undefined ? path : at);
}
