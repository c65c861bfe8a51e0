import { fileURLToPath, pathToFileURL } from "node:url";
import type { SourceFiles } from "../source/files.ts";
import type { Location } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { isObject, memberOf, type Path, parsePointer } from "./reference.ts";

/** Value of a file of the contract. */
export interface Place {
  readonly file: SourceFile;
  readonly path: Path;
  readonly value: unknown;
  /** URI that references in it are relative to. */
  readonly base: string;
}

/** Reason why a reference cannot be followed. */
export class UnresolvedReference extends Error {
  override readonly name = "UnresolvedReference";
  /** Leads to the network, where no part of a contract is read from. */
  readonly isRemote: boolean;
  readonly fix: string;

  constructor(message: string, fix = "Correct the reference, or add what it names.", isRemote = false) {
    super(message);
    this.fix = fix;
    this.isRemote = isRemote;
  }
}

/** Anchors and embedded resources of a file (JSON Schema 2020-12, section 8.2). */
interface FileIndex {
  /** Schema resources by absolute URI, from their `$id`. */
  readonly resources: ReadonlyMap<string, Path>;
  /** Paths of `$anchor` and `$dynamicAnchor` by URI with fragment. */
  readonly anchors: ReadonlyMap<string, Path>;
  /** Paths of `$dynamicAnchor` by URI of their resource and by name. */
  readonly dynamic: ReadonlyMap<string, ReadonlyMap<string, Path>>;
}

/** Resolves references according to RFC 3986, RFC 6901 and JSON Schema. */
export class Resolver {
  readonly #files: SourceFiles;
  readonly #root: SourceFile;
  /** Schemas of OpenAPI 3.0 know no `$id` and no anchors. */
  readonly #hasAnchors: boolean;
  readonly #indexes = new Map<SourceFile, FileIndex>();
  readonly #byUri = new Map<string, SourceFile>();

  constructor(files: SourceFiles, root: SourceFile, hasAnchors: boolean) {
    this.#files = files;
    this.#root = root;
    this.#hasAnchors = hasAnchors;
    this.#add(root);
  }

  isRoot(file: SourceFile): boolean {
    return file === this.#root;
  }

  /** Whole file as a place. */
  rootOf(file: SourceFile): Place {
    const uri = uriOf(file);
    return { file, path: [], value: file.data, base: this.#hasAnchors ? baseOf(file.data, uri) : uri };
  }

  /**
   * Follows one reference, and any `$ref` on the path of its pointer.
   *
   * @param from Gives the place of the reference in its file, for a file that cannot be read.
   * @throws {UnresolvedReference} when it cannot be resolved.
   * @throws {ProblemError} when a file cannot be read or parsed.
   */
  resolve(reference: string, base: string, from: () => Location, hops = 0): Place {
    if (hops > MAX_HOPS) throw nowhere(reference);
    const hash = reference.indexOf("#");
    const fragment = hash < 0 ? "" : reference.slice(hash + 1);
    const uri = absolute(hash < 0 ? reference : reference.slice(0, hash), base);
    const resource = this.#resource(uri, reference, from);
    const descend = (start: Place, keys: Path): Place => this.#descend(start, keys, { reference, from, hops });
    if (fragment === "") return resource;
    if (fragment.startsWith("/")) return descend(resource, parsePointer(fragment));
    const anchor = this.#indexes.get(resource.file)?.anchors.get(`${uri}#${decode(fragment)}`);
    if (!anchor) throw nowhere(reference);
    return descend(this.rootOf(resource.file), anchor);
  }

  /** Dynamic anchors of the resource with a URI, as places by name. */
  dynamicAnchors(file: SourceFile, uri: string): ReadonlyMap<string, Path> {
    return this.#indexes.get(file)?.dynamic.get(uri) ?? NONE;
  }

  /** Place of a member. */
  child(place: Place, key: string | number): Place {
    const value = memberOf(place.value, key);
    const base = this.#hasAnchors ? baseOf(value, place.base) : place.base;
    return { file: place.file, path: [...place.path, key], value, base };
  }

  #resource(uri: string, reference: string, from: () => Location): Place {
    for (const [file, { resources }] of this.#indexes) {
      const path = resources.get(uri);
      if (path) return this.#descend(this.rootOf(file), path, { reference, from, hops: 0 });
    }
    const known = this.#byUri.get(uri);
    if (known) return this.rootOf(known);
    if (!uri.startsWith("file:")) {
      throw new UnresolvedReference(
        `${reference} is on the network, where no part of a contract is read from`,
        "Save it beside the contract, and refer to that file.",
        true,
      );
    }
    let name: string;
    try {
      name = fileURLToPath(uri);
    } catch {
      throw new UnresolvedReference(`${reference} is not the name of a file`);
    }
    const file = this.#files.read(name, from);
    this.#add(file);
    return this.rootOf(file);
  }

  #add(file: SourceFile): void {
    this.#byUri.set(uriOf(file), file);
    if (this.#hasAnchors && file.mayHaveAnchors) this.#indexes.set(file, indexFile(file));
  }

  #descend(start: Place, keys: Path, { reference, from, hops }: Descent): Place {
    let place = start;
    for (const key of keys) {
      for (let more = 1; memberOf(place.value, key) === undefined; more += 1) {
        const next = isObject(place.value) ? place.value["$ref"] : undefined;
        if (typeof next !== "string" || next === reference) throw nowhere(reference);
        place = this.resolve(next, place.base, from, hops + more);
      }
      place = this.child(place, Array.isArray(place.value) ? Number(key) : key);
    }
    return place;
  }
}

interface Descent {
  readonly reference: string;
  readonly from: () => Location;
  readonly hops: number;
}

const NONE: ReadonlyMap<string, Path> = new Map();

/** Longest chain of references that is followed. */
export const MAX_HOPS = 100;

function nowhere(reference: string): UnresolvedReference {
  return new UnresolvedReference(`the reference ${reference} leads nowhere`);
}

function absolute(reference: string, base: string): string {
  if (reference === "") return base;
  try {
    return new URL(reference, base).href;
  } catch {
    throw new UnresolvedReference(`${reference} is not the name of a file`);
  }
}

function uriOf(file: SourceFile): string {
  return pathToFileURL(file.name).href;
}

/** Base URI inside a value: a schema with `$id` has its own. */
function baseOf(value: unknown, base: string): string {
  const id = isObject(value) ? value["$id"] : undefined;
  if (typeof id !== "string") return base;
  try {
    return withoutFragment(new URL(id, base).href);
  } catch {
    return base;
  }
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function withoutFragment(uri: string): string {
  return uri.replace(/#.*$/s, "");
}

function indexFile(file: SourceFile): FileIndex {
  const resources = new Map<string, Path>();
  const anchors = new Map<string, Path>();
  const dynamic = new Map<string, Map<string, Path>>();
  const visit = (value: unknown, path: Path, outer: string): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index], outer);
    if (!isObject(value)) return;
    const base = baseOf(value, outer);
    if (typeof value["$id"] === "string" && !resources.has(base)) resources.set(base, path);
    const { $anchor, $dynamicAnchor } = value;
    for (const name of [$anchor, $dynamicAnchor]) {
      if (typeof name === "string" && !anchors.has(`${base}#${name}`)) anchors.set(`${base}#${name}`, path);
    }
    if (typeof $dynamicAnchor === "string") {
      const known = dynamic.get(base) ?? new Map<string, Path>();
      dynamic.set(base, known.set($dynamicAnchor, known.get($dynamicAnchor) ?? path));
    }
    for (const [key, member] of Object.entries(value)) {
      if (!DATA.has(key)) visit(member, [...path, key], base);
    }
  };
  visit(file.data, [], uriOf(file));
  return { resources, anchors, dynamic };
}

/** Members that hold the author's data, in which an `$id` is an ordinary name. */
const DATA: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "value"]);
