import { extname, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as parseYaml } from "yaml";
import type { SourceFiles } from "../source/files.ts";
import { type Location, type Problem, ProblemError } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { GRAMMAR, type Kind, mapFix, type Slot, schemaSlot } from "./grammar.ts";
import { formatPointer, formatReference, isObject, type Path, parsePointer } from "./reference.ts";
import { MAX_HOPS, type Place, Resolver, UnresolvedReference } from "./resolver.ts";

/** Problem of a reference that cannot be followed. */
export interface UnresolvedProblem extends Problem {
  /** Leads to the network, or out of an example: to something that no program which reads the contract needs. */
  readonly isOutside: boolean;
}

/** Result of bundling. */
export interface Bundle {
  readonly document: Readonly<Record<string, unknown>>;
  /** Parts that are invalid in their place. */
  readonly problems: readonly Problem[];
  readonly unresolved: readonly UnresolvedProblem[];
  locate(at: Path): Location;
}

/** Maximum nesting: far below the depth that overflows the stack of programs that read the document. */
const MAX_DEPTH = 500;

/** Bindings of dynamic anchors, the outermost first to enter (JSON Schema 2020-12, section 8.2.3.2). */
type Scope = ReadonlyMap<string, Place>;

const NO_SCOPE: Scope = new Map();

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
  readonly #root: SourceFile;
  readonly #resolver: Resolver;
  readonly #isOld: boolean;
  readonly #problems: Problem[] = [];
  readonly #unresolved: UnresolvedProblem[] = [];
  /** Places from which values of the document came, by pointer, wherever they do not follow from their parent's. */
  readonly #origins = new Map<string, Place>();
  /** Components of the root document and those that were added, by the place of their content. */
  readonly #components = new Map<string, Path>();
  readonly #taken = new Map<string, Set<string>>();
  readonly #waiting: { readonly place: Place; readonly kind: Kind; readonly target: Target }[] = [];
  /** Places whose objects are being inlined, each within the previous one. */
  readonly #open = new Map<string, Path>();
  readonly #failed = new Set<ProblemError>();

  constructor(files: SourceFiles, root: SourceFile, version: string) {
    this.#files = files;
    this.#root = root;
    this.#isOld = version.startsWith("3.0");
    this.#resolver = new Resolver(files, root, !this.#isOld);
  }

  bundle(): Bundle {
    const root = this.#resolver.rootOf(this.#root);
    this.#claimComponents(root);
    const document: Record<string, unknown> = { ...this.#object(root, "document", { out: [], scope: NO_SCOPE }) };
    const added = new Map<string, Record<string, unknown>>();
    for (const { place, kind, target } of this.#waiting) {
      const [, group = "", name = ""] = target.out.map(String);
      const components = added.get(group) ?? {};
      added.set(group, components);
      this.#origins.set(formatPointer(target.out), place);
      setMember(components, name, this.#value(place, { kind, as: "one" }, target));
    }
    if (added.size > 0) document["components"] = mergeComponents(document["components"], added);
    return {
      document,
      problems: this.#problems,
      unresolved: this.#unresolved,
      locate: (at) => this.#locate(document, at),
    };
  }

  /** A component that is only a reference to another file becomes the place of its target. */
  #claimComponents(root: Place): void {
    for (const [key, slot] of Object.entries(GRAMMAR.components.members)) {
      const group = this.#followQuietly(
        this.#resolver.child(this.#followQuietly(this.#resolver.child(root, "components")), key),
      );
      if (!isObject(group.value)) continue;
      this.#taken.set(key, new Set(Object.keys(group.value)));
      if (GRAMMAR[slot.kind].component !== key) continue;
      for (const name of Object.keys(group.value)) {
        let place = this.#resolver.child(group, name);
        for (let hops = 0; hops < MAX_HOPS; hops += 1) {
          const id = placeKey(place);
          if (place.file !== this.#root || isHidden(place.path)) {
            if (this.#components.has(id)) break;
            this.#components.set(id, ["components", key, name]);
          }
          if (!isBareReference(place.value)) break;
          const next = this.#tryResolve(place);
          if (!next || (next.file === this.#root && !isHidden(next.path))) break;
          place = next;
        }
      }
    }
  }

  #tryResolve(place: Place): Place | undefined {
    const reference = isObject(place.value) ? place.value["$ref"] : undefined;
    if (typeof reference !== "string") return undefined;
    try {
      return this.#resolver.resolve(reference, place.base, place.file.locate([...place.path, "$ref"]));
    } catch (error) {
      if (error instanceof UnresolvedReference || error instanceof ProblemError) return undefined; // Reported later.
      throw error;
    }
  }

  #followQuietly(start: Place): Place {
    let place = start;
    for (let hops = 0; hops < MAX_HOPS; hops += 1) {
      const next = this.#tryResolve(place);
      if (!next) break;
      place = next;
    }
    return place;
  }

  #value(place: Place, { kind, as }: Slot, target: Target): unknown {
    if (target.out.length > MAX_DEPTH) {
      this.#report(place, `${shorten(target.out)} is nested more than ${MAX_DEPTH} levels deep`, "Make it flatter.");
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
    const { members, named } = GRAMMAR[kind];
    const object = mapMembers(value, (key, member) => {
      const isNamed = named !== undefined && !key.startsWith("x-") && (kind !== "paths" || key.startsWith("/"));
      const slot = Object.hasOwn(members, key)
        ? members[key]
        : isNamed
          ? ({ kind: named, as: "one" } as const)
          : undefined;
      const inner = { ...target, out: [...target.out, key] };
      if (slot) return this.#value(this.#resolver.child(place, key), slot, inner);
      const isText = (key === "description" || key === "summary") && isObject(member);
      return isText ? this.#text(this.#resolver.child(place, key), inner) : member;
    });
    return kind === "example" ? this.#withExternalValue(object, place) : object;
  }

  /** Description that is kept in another file. */
  #text(place: Place, target: Target): unknown {
    const found = this.#follow(place, "info");
    if (!found) return place.value;
    this.#origins.set(formatPointer(target.out), found);
    if (typeof found.value === "string") return found.value;
    this.#wrong(place, target, "a text", "Write a text there.", found.value);
    return "";
  }

  /** Example whose value is in a file next to the contract. */
  #withExternalValue(example: Readonly<Record<string, unknown>>, place: Place): Readonly<Record<string, unknown>> {
    const { externalValue, ...rest } = example;
    if (typeof externalValue !== "string" || "value" in example) return example;
    const from = place.file.locate([...place.path, "externalValue"]);
    try {
      const url = new URL(externalValue, place.base);
      if (url.protocol !== "file:") return example;
      const name = fileURLToPath(url);
      const text = this.#files.readText(name, from);
      const isData = [".json", ".yaml", ".yml"].includes(extname(name).toLowerCase());
      return { ...rest, value: isData ? parseYaml(text) : text };
    } catch (error) {
      if (error instanceof ProblemError) this.#fail(error, true);
      else
        this.#failAt(
          from,
          `${externalValue} cannot be read as the value of an example`,
          "Correct the file or its name.",
          true,
        );
      return example;
    }
  }

  /** Replaces a reference by its target, keeping the siblings of the reference. */
  #inPlace(place: Place, target: Target, make: (layer: Place) => unknown): unknown {
    const found = this.#follow(place, "pathItem");
    if (!found) return place.value;
    const id = placeKey(found);
    const outer = this.#open.get(id);
    // A callback may well lead to the path item that it belongs to.
    if (outer) return { $ref: formatReference(outer) };
    this.#open.set(id, target.out);
    this.#origins.set(formatPointer(target.out), found);
    const made =
      isObject(found.value) && typeof found.value["$ref"] === "string"
        ? this.#inPlace(found, target, make)
        : make(found);
    this.#open.delete(id);
    const { $ref, ...own } = isObject(place.value) ? place.value : {};
    if (Object.keys(own).length === 0 || !isObject(made)) return made;
    const beside = make({ ...place, value: own });
    for (const key of Object.keys(own)) {
      this.#origins.set(formatPointer([...target.out, key]), this.#resolver.child(place, key));
      if (!Object.hasOwn(made, key) || key === "summary" || key === "description") continue;
      this.#report(
        this.#resolver.child(place, key),
        `${shorten([...target.out, key])} stands beside a $ref to an object that has it, too, and OpenAPI does not say which counts`,
        "Remove one of them.",
      );
    }
    return isObject(beside) ? { ...made, ...beside } : made;
  }

  /** Reference to an object that can be a component. */
  #reference(place: Place, kind: Kind, target: Target): unknown {
    const found = this.#follow(place, kind);
    const { $ref, ...beside } = isObject(place.value) ? place.value : {};
    if (!found) return place.value;
    const out = this.#componentFor(found, kind, NO_SCOPE);
    // The component that represents a place in another file holds its content.
    if (samePath(out, target.out)) {
      this.#origins.set(formatPointer(target.out), found);
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
    const scope = this.#enter(place, target.scope);
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
    const as = schemaSlot(key, member.value);
    if (as === "map" && isObject(member.value)) {
      return mapMembers(member.value, (name) =>
        this.#value(this.#resolver.child(member, name), SCHEMA, { ...target, out: [...target.out, name] }),
      );
    }
    return as === undefined ? member.value : this.#value(member, { kind: "schema", as }, target);
  }

  /** New reference of a schema that has one, or the content of the component that it represents. */
  #schemaReference(place: Place, target: Target): { readonly $ref?: string; readonly content?: unknown } | undefined {
    const value = isObject(place.value) ? place.value : {};
    const isDynamic = typeof value["$dynamicRef"] === "string" && !this.#isOld;
    const given = isDynamic ? value["$dynamicRef"] : value["$ref"];
    if (typeof given !== "string") return undefined;
    if (isDynamic && "$ref" in value) {
      this.#report(place, "a schema with both $ref and $dynamicRef is not supported", "Put one of them under allOf.");
    }
    const found = isDynamic ? this.#followDynamic(place, given, target.scope) : this.#follow(place, "schema");
    if (!found) return undefined;
    const out = this.#componentFor(found, "schema", target.scope);
    if (!samePath(out, target.out)) return { $ref: rewritten(given, out) };
    this.#origins.set(formatPointer(target.out), found);
    return { content: this.#schema(found, target) };
  }

  #followDynamic(place: Place, reference: string, scope: Scope): Place | undefined {
    const found = this.#follow({ ...place, value: { $ref: reference } }, "schema");
    const name = found && isObject(found.value) ? found.value["$dynamicAnchor"] : undefined;
    return (typeof name === "string" ? scope.get(name) : undefined) ?? found;
  }

  /** Scope inside a schema: the first resource that was entered binds a dynamic anchor. */
  #enter(place: Place, scope: Scope): Scope {
    if (!place.file.mayHaveAnchors || this.#isOld) return scope;
    const anchors = this.#resolver.dynamicAnchors(place.file, place.base);
    const fresh = [...anchors].filter(([name]) => !scope.has(name));
    if (fresh.length === 0) return scope;
    const root = this.#resolver.rootOf(place.file);
    const places = fresh.map(([name, path]) => {
      return [name, path.reduce<Place>((at, key) => this.#resolver.child(at, key), root)] as const;
    });
    return new Map([...scope, ...places]);
  }

  /** Values of `mapping` are names of schemas, or references. */
  #discriminator({ value, ...place }: Place): unknown {
    if (!isObject(value) || !isObject(value["mapping"])) return value;
    const mapping = mapMembers(value["mapping"], (name, given) => {
      // Anything without the signs of a reference is the name of a schema.
      if (typeof given !== "string" || this.#taken.get("schemas")?.has(given) || !/[/#.]/.test(given)) return given;
      const at: Place = { ...place, path: [...place.path, "mapping", name], value: { $ref: given } };
      const found = this.#follow(at, "schema");
      return found ? formatReference(this.#componentFor(found, "schema", NO_SCOPE)) : given;
    });
    return { ...value, mapping };
  }

  /**
   * Follows one reference, and checks that the references after it are finite. Reports references that cannot be
   * followed.
   */
  #follow(place: Place, kind: Kind): Place | undefined {
    const reference = isObject(place.value) ? place.value["$ref"] : undefined;
    if (typeof reference !== "string") return undefined;
    const path = "$ref" in Object(memberAt(place)) ? [...place.path, "$ref"] : place.path;
    const from = place.file.locate(path);
    const isOutside = kind === "example";
    try {
      const found = this.#resolver.resolve(reference, place.base, from);
      if (!this.#hasEnd(found)) {
        this.#failAt(
          from,
          `the references that begin with ${reference} lead in a circle`,
          "Write out what they stand for.",
          isOutside,
        );
        return undefined;
      }
      return found;
    } catch (error) {
      if (error instanceof UnresolvedReference)
        this.#failAt(from, error.message, error.fix, isOutside || error.isRemote);
      else if (error instanceof ProblemError) this.#fail(error, isOutside);
      else throw error;
      return undefined;
    }
  }

  #hasEnd(start: Place): boolean {
    const seen = new Set<unknown>();
    for (let place: Place | undefined = start; place; place = this.#tryResolve(place)) {
      if (seen.has(place.value)) return false;
      if (isObject(place.value)) seen.add(place.value);
    }
    return true;
  }

  /** Path in the document for the target of a reference: its place in the root, or else a component. */
  #componentFor(found: Place, kind: Kind, scope: Scope): Path {
    const own = kind === "schema" ? this.#enter(found, NO_SCOPE) : NO_SCOPE;
    const inner = kind === "schema" ? this.#enter(found, scope) : NO_SCOPE;
    const specialization = sameScope(own, inner)
      ? ""
      : [...inner].map(([name, place]) => `${name}=${placeKey(place)}`).join();
    const isInRoot = found.file === this.#root && !isHidden(found.path) && specialization === "";
    if (isInRoot) return found.path;
    const id = placeKey(found) + specialization;
    const known = this.#components.get(id);
    if (known) return known;
    const group = GRAMMAR[kind].component ?? "schemas";
    const out = ["components", group, this.#freeName(group, found)];
    this.#components.set(id, out);
    this.#waiting.push({ place: found, kind, target: { out, scope: specialization === "" ? NO_SCOPE : inner } });
    return out;
  }

  #freeName(group: string, { file, path }: Place): string {
    const taken = this.#taken.get(group) ?? new Set();
    this.#taken.set(group, taken);
    const wanted = String(path.at(-1) ?? parse(file.name).name).replaceAll(/[^\w.-]/g, "_") || "_";
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
    taken.add(name);
    return name;
  }

  #locate(document: unknown, at: Path): Location {
    let out: Path = [];
    let value: unknown = document;
    for (const [index, key] of at.entries()) {
      // A path may lead through a reference; its remaining keys belong to the target.
      for (let hops = 0; hops < MAX_HOPS && isObject(value) && !Object.hasOwn(value, key); hops += 1) {
        const reference = value["$ref"];
        if (typeof reference !== "string") break;
        out = parsePointer(reference);
        value = out.reduce<unknown>(stepInto, document);
      }
      const next = stepInto(value, key);
      if (next === undefined && index < at.length && !hasMember(value, key)) break;
      out = [...out, key];
      value = next;
    }
    for (let length = out.length; length > 0; length -= 1) {
      const origin = this.#origins.get(formatPointer(out.slice(0, length)));
      if (origin) return origin.file.locate([...origin.path, ...out.slice(length)]);
    }
    return this.#root.locate(out);
  }

  #wrong(place: Place, { out }: Target, wanted: string, fix: string, given: unknown = place.value): void {
    this.#report(place, `${shorten(out)} is ${kindOf(given)}, where OpenAPI has ${wanted}`, fix);
  }

  #report({ file, path }: Place, message: string, fix: string): void {
    this.#problems.push({ ...file.locate(path), message, fix });
  }

  #fail(error: ProblemError, isOutside: boolean): void {
    if (this.#failed.has(error)) return;
    this.#failed.add(error);
    for (const problem of error.problems) this.#unresolved.push({ ...problem, isOutside });
  }

  #failAt(from: Location, message: string, fix: string, isOutside: boolean): void {
    this.#unresolved.push({ ...from, message, fix, isOutside });
  }
}

const SCHEMA: Slot = { kind: "schema", as: "one" };

/** Keywords that name a schema for references, which all become pointers. */
const ANCHORS: ReadonlySet<string> = new Set(["$id", "$anchor", "$dynamicAnchor"]);

/** Object with a `$ref` and no siblings. */
function isBareReference(value: unknown): boolean {
  return isObject(value) && typeof value["$ref"] === "string" && Object.keys(value).length === 1;
}

/** Path in the root document outside of OpenAPI's structure, such as an extension or `definitions`. */
function isHidden([first = ""]: Path): boolean {
  return !Object.hasOwn(GRAMMAR.document.members, first);
}

function mapMembers(
  object: Readonly<Record<string, unknown>>,
  change: (key: string, member: unknown) => unknown,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(object)) setMember(result, key, change(key, member));
  return result;
}

/** Sets an own member, also one that is named `__proto__`. */
function setMember(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function mergeComponents(own: unknown, added: ReadonlyMap<string, Readonly<Record<string, unknown>>>): unknown {
  const components: Record<string, unknown> = { ...(isObject(own) ? own : {}) };
  for (const [group, members] of added) {
    const known = components[group];
    components[group] = { ...(isObject(known) ? known : {}), ...members };
  }
  return components;
}

function placeKey({ file, path }: Place): string {
  return `${file.name}#${formatPointer(path)}`;
}

function memberAt({ file, path }: Place): unknown {
  return path.reduce<unknown>(stepInto, file.data);
}

function stepInto(value: unknown, key: string | number): unknown {
  return hasMember(value, key) ? Reflect.get(Object(value), key) : undefined;
}

function hasMember(value: unknown, key: string | number): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((key, index) => String(key) === String(other[index]));
}

function sameScope(one: Scope, other: Scope): boolean {
  return (
    one.size === other.size &&
    [...one].every(([name, place]) => {
      const same = other.get(name);
      return same !== undefined && placeKey(same) === placeKey(place);
    })
  );
}

/** Reference to a path of the document, in its original form if that is equivalent. */
function rewritten(reference: unknown, out: Path): string {
  const isSame = typeof reference === "string" && reference.startsWith("#/") && samePath(parsePointer(reference), out);
  return isSame ? reference : formatReference(out);
}

function shorten(path: Path): string {
  return path.length > 20 ? `${path.slice(0, 10).join(".")}…` : path.join(".");
}

/** Description of a value in a sentence about its kind. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  if (isObject(value) && typeof value["$ref"] === "string") return "a reference that leads nowhere";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "a map" : `a ${typeof value}`;
}
