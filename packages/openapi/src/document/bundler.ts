import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFiles } from "../source/files.ts";
import { type Location, type Problem, ProblemError } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { Components, isBareReference, mergeComponents } from "./components.ts";
import { Follower, NO_SCOPE, placeKey, type Scope } from "./follower.ts";
import { GRAMMAR, type Kind, mapFix, memberSlot, type Slot } from "./grammar.ts";
import { findMemberProblems } from "./members.ts";
import { Origins } from "./origins.ts";
import { kindOf, ProblemList, type UnresolvedProblem } from "./problem-list.ts";
import {
  formatReference,
  isObject,
  mapMembers,
  type Path,
  parsePointer,
  referenceOf,
  setMember,
  shorten,
} from "./reference.ts";
import { type Place, Resolver } from "./resolver.ts";

/** Result of bundling. */
export interface Bundle {
  readonly document: Readonly<Record<string, unknown>>;
  /** Parts that are invalid in their place. */
  readonly problems: readonly Problem[];
  readonly unresolved: readonly UnresolvedProblem[];
  /** External examples that cannot be read. They stay as they are. */
  readonly warnings: readonly Problem[];
  locate(at: Path): Location;
}

/** Maximum nesting: far below the depth that overflows the stack of programs that read the document. */
const MAX_DEPTH = 500;

/** Place in the new document, with the bindings of dynamic anchors there. */
interface Target {
  readonly out: Path;
  readonly scope: Scope;
}

/**
 * Bundles a contract and the files that it refers to into one document. Objects that can be referred to become
 * components; all others are inlined, so that every remaining reference begins with `#/`.
 */
export class Bundler {
  readonly #files: SourceFiles;
  readonly #root: Place;
  readonly #resolver: Resolver;
  readonly #follower: Follower;
  readonly #components: Components;
  readonly #origins: Origins;
  readonly #found = new ProblemList();
  readonly #isOld: boolean;
  /** Places whose objects are being inlined, each within the previous one. */
  readonly #open = new Map<string, Path>();

  constructor(files: SourceFiles, root: SourceFile, version: string) {
    this.#files = files;
    this.#isOld = version.startsWith("3.0");
    this.#resolver = new Resolver(files, root, !this.#isOld);
    this.#root = this.#resolver.rootOf(root);
    this.#follower = new Follower(this.#resolver, this.#found);
    this.#components = new Components(this.#root, this.#resolver, this.#follower);
    this.#origins = new Origins(this.#root);
  }

  bundle(): Bundle {
    const document: Record<string, unknown> = { ...this.#object(this.#root, "document", { out: [], scope: NO_SCOPE }) };
    const added = new Map<Path, unknown>();
    for (const { place, kind, ...target } of this.#components.added) {
      this.#origins.set(target.out, place);
      added.set(target.out, this.#value(place, { kind, as: "one" }, target));
    }
    if (added.size > 0) document["components"] = mergeComponents(document["components"], added);
    const { problems, unresolved, warnings } = this.#found;
    return { document, problems, unresolved, warnings, locate: (at) => this.#origins.locate(document, at) };
  }

  #value(place: Place, { kind, as }: Slot, target: Target): unknown {
    if (target.out.length > MAX_DEPTH) {
      this.#found.report(
        place,
        `${shorten(target.out)} is nested more than ${MAX_DEPTH} levels deep`,
        "Make it flatter.",
      );
      return kind === "schema" ? true : {};
    }
    if (as === "list") return this.#list(place, kind, target);
    if (as === "map") return this.#map(place, kind, target);
    if (kind === "schema") return this.#schema(place, target);
    const { value } = place;
    const isReference = isObject(value) && typeof value["$ref"] === "string";
    if (isReference && GRAMMAR[kind].component !== undefined) return this.#reference(place, kind, target);
    if (isReference) return this.#inPlace(place, target, (layer) => this.#object(layer, kind, target));
    return this.#object(place, kind, target);
  }

  #list(place: Place, kind: Kind, target: Target): unknown {
    const { value } = place;
    if (isBareReference(value)) return this.#inPlace(place, target, (layer) => this.#list(layer, kind, target));
    if (Array.isArray(value)) {
      return value.map((_, index) =>
        this.#value(
          this.#resolver.child(place, index),
          { kind, as: "one" },
          { ...target, out: [...target.out, index] },
        ),
      );
    }
    // Some tools write null for a list without items.
    if (value !== null) this.#wrong(place, target, "a list", "Write a list there.");
    return [];
  }

  #map(place: Place, kind: Kind, target: Target): unknown {
    const { value } = place;
    if (isBareReference(value)) return this.#inPlace(place, target, (layer) => this.#map(layer, kind, target));
    if (!isObject(value)) {
      this.#wrong(place, target, "a map", mapFix(kind));
      return {};
    }
    const slot: Slot = { kind, as: "one" };
    return mapMembers(value, (key, member) => {
      if (key.startsWith("x-") && !isObject(member)) return member;
      return this.#value(this.#resolver.child(place, key), slot, { ...target, out: [...target.out, key] });
    });
  }

  #object(place: Place, kind: Kind, target: Target): Readonly<Record<string, unknown>> {
    const { value } = place;
    if (!isObject(value)) {
      this.#wrong(place, target, "a map", GRAMMAR[kind].fix);
      return {};
    }
    this.#checkMembers(place, kind, target);
    const object = mapMembers(value, (key, member) => {
      const slot = memberSlot(kind, key, member);
      const inner = { ...target, out: [...target.out, key] };
      if (slot) return this.#value(this.#resolver.child(place, key), slot, inner);
      const isText = (key === "description" || key === "summary") && isObject(member);
      return isText ? this.#text(this.#resolver.child(place, key), inner) : member;
    });
    return kind === "example" ? this.#withExternalValue(object, place) : object;
  }

  /** Description that is kept in another file. */
  #text(place: Place, target: Target): unknown {
    const found = this.#follower.follow(place, "info");
    if (!found) return place.value;
    this.#origins.set(target.out, found);
    if (typeof found.value === "string") return found.value;
    this.#wrong(place, target, "a text", "Write a text there.", found.value);
    return "";
  }

  /** Example whose value is in a file next to the contract. */
  #withExternalValue(example: Readonly<Record<string, unknown>>, place: Place): Readonly<Record<string, unknown>> {
    const { externalValue, ...rest } = example;
    if (typeof externalValue !== "string" || "value" in example) return example;
    const from = (): Location => place.file.locate([...place.path, "externalValue"]);
    try {
      const url = new URL(externalValue, place.base);
      if (url.protocol !== "file:") return example;
      const name = fileURLToPath(url);
      const isData = [".json", ".yaml", ".yml"].includes(extname(name).toLowerCase());
      if (isData) return { ...rest, value: this.#files.read(name, from).data };
      const text = this.#files.readText(name, from, true);
      // Bytes cannot be written into a document.
      return text === undefined ? example : { ...rest, value: text };
    } catch (error) {
      const message = `${externalValue} cannot be read as the value of an example`;
      const unreadable = [{ ...from(), message, fix: "Correct the file or its name." }];
      this.#found.warnings.push(...(error instanceof ProblemError ? error.problems : unreadable));
      return example;
    }
  }

  /** Replaces a reference by its target, keeping the siblings of the reference. */
  #inPlace(place: Place, target: Target, make: (layer: Place) => unknown): unknown {
    const found = this.#follower.follow(place, "pathItem");
    if (!found) return place.value;
    const id = placeKey(found);
    const outer = this.#open.get(id);
    // A callback may well lead to the path item that it belongs to.
    if (outer) return { $ref: formatReference(outer) };
    this.#open.set(id, target.out);
    this.#origins.set(target.out, found);
    const made =
      isObject(found.value) && typeof found.value["$ref"] === "string"
        ? this.#inPlace(found, target, make)
        : make(found);
    this.#open.delete(id);
    const { $ref, ...own } = isObject(place.value) ? place.value : {};
    if (Object.keys(own).length === 0 || !isObject(made)) return made;
    const beside = make({ ...place, value: own });
    for (const key of Object.keys(own)) {
      this.#origins.set([...target.out, key], this.#resolver.child(place, key));
      if (!Object.hasOwn(made, key) || key === "summary" || key === "description") continue;
      this.#found.report(
        this.#resolver.child(place, key),
        `${shorten([...target.out, key])} is also in the object that the $ref beside it leads to, and OpenAPI does not say which of the two counts`,
        "Remove one of them.",
      );
    }
    return isObject(beside) ? { ...made, ...beside } : made;
  }

  /** Reference to an object that can be a component. */
  #reference(place: Place, kind: Kind, target: Target): unknown {
    const found = this.#follower.follow(place, kind);
    const { $ref, ...beside } = isObject(place.value) ? place.value : {};
    if (!found) return place.value;
    const out = this.#components.pathOf(found, kind, NO_SCOPE);
    // The component that represents a place in another file holds its content.
    if (samePath(out, target.out)) {
      this.#origins.set(target.out, found);
      return this.#value(found, { kind, as: "one" }, target);
    }
    return { ...beside, $ref: rewritten($ref, out) };
  }

  #schema(place: Place, target: Target): unknown {
    const { value } = place;
    if (typeof value === "boolean") return value;
    if (!isObject(value)) {
      this.#wrong(place, target, "a schema", GRAMMAR.schema.fix);
      return true;
    }
    this.#checkMembers(place, "schema", target);
    const scope = this.#follower.enter(place, target.scope);
    const reference = this.#schemaReference(place, { ...target, scope });
    if (reference?.content !== undefined) return reference.content;
    const schema: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      if (reference && (key === "$ref" || key === "$dynamicRef")) schema["$ref"] = reference.$ref;
      else if (!this.#isOld && ANCHORS.has(key) && typeof member === "string") continue;
      else setMember(schema, key, this.#schemaMember(place, key, { out: [...target.out, key], scope }));
    }
    return schema;
  }

  #schemaMember(place: Place, key: string, target: Target): unknown {
    const member = this.#resolver.child(place, key);
    if (key === "discriminator") return this.#discriminator(member);
    const slot = memberSlot("schema", key, member.value);
    if (slot?.as === "map" && isObject(member.value)) return this.#schemaMap(member, target);
    return slot ? this.#value(member, slot, target) : member.value;
  }

  /** Map of schemas, in which only a reference to another map can have a text as a member. */
  #schemaMap(place: Place, target: Target): unknown {
    if (referenceOf(place.value) !== undefined) {
      return this.#inPlace(place, target, (layer) => this.#schemaMap(layer, target));
    }
    if (!isObject(place.value)) return this.#map(place, "schema", target);
    return mapMembers(place.value, (name) =>
      this.#value(this.#resolver.child(place, name), SCHEMA, { ...target, out: [...target.out, name] }),
    );
  }

  /** New reference of a schema that has one, or the content of the component that it represents. */
  #schemaReference(place: Place, target: Target): { readonly $ref?: string; readonly content?: unknown } | undefined {
    const value = isObject(place.value) ? place.value : {};
    const isDynamic = typeof value["$dynamicRef"] === "string" && !this.#isOld;
    const given = isDynamic ? value["$dynamicRef"] : value["$ref"];
    if (typeof given !== "string") return undefined;
    if (isDynamic && "$ref" in value) {
      this.#found.report(
        place,
        "a schema with both $ref and $dynamicRef is not supported",
        "Put one of them under allOf.",
      );
    }
    const found = isDynamic
      ? this.#follower.followDynamic(place, given, target.scope)
      : this.#follower.follow(place, "schema");
    if (!found) return undefined;
    const out = this.#components.pathOf(found, "schema", target.scope);
    if (!samePath(out, target.out)) return { $ref: rewritten(given, out) };
    this.#origins.set(target.out, found);
    return { content: this.#schema(found, target) };
  }

  /** Values of `mapping` are names of schemas, or references. */
  #discriminator({ value, ...place }: Place): unknown {
    if (!isObject(value) || !isObject(value["mapping"])) return value;
    const mapping = mapMembers(value["mapping"], (name, given) => {
      // Anything without the signs of a reference is the name of a schema.
      if (typeof given !== "string" || this.#components.has("schemas", given) || !/[/#.]/.test(given)) return given;
      const at: Place = { ...place, path: [...place.path, "mapping", name], value: { $ref: given } };
      const found = this.#follower.follow(at, "schema");
      return found ? formatReference(this.#components.pathOf(found, "schema", NO_SCOPE)) : given;
    });
    return { ...value, mapping };
  }

  #checkMembers(place: Place, kind: Kind, { out }: Target): void {
    for (const { key, message, fix } of findMemberProblems(kind, isObject(place.value) ? place.value : {})) {
      this.#found.report({ ...place, path: [...place.path, key] }, `${shorten([...out, key])} ${message}`, fix);
    }
  }

  #wrong(place: Place, { out }: Target, wanted: string, fix: string, given: unknown = place.value): void {
    this.#found.report(place, `${shorten(out)} is ${kindOf(given)}, where OpenAPI has ${wanted}`, fix);
  }
}

const SCHEMA: Slot = { kind: "schema", as: "one" };

/** Keywords that name a schema for references, which all become pointers. */
const ANCHORS: ReadonlySet<string> = new Set(["$id", "$anchor", "$dynamicAnchor"]);

function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((key, index) => String(key) === String(other[index]));
}

/** Reference to a path of the document, in its original form if that is equivalent. */
function rewritten(reference: unknown, out: Path): string {
  const isSame = typeof reference === "string" && reference.startsWith("#/") && samePath(parsePointer(reference), out);
  return isSame ? reference : formatReference(out);
}
