import { parse } from "node:path";
import { type Follower, NO_SCOPE, placeKey, type Scope } from "./follower.ts";
import { GRAMMAR, type Kind } from "./grammar.ts";
import { isObject, type Path, setMember } from "./reference.ts";
import { MAX_HOPS, type Place, type Resolver } from "./resolver.ts";

/** Component that the document gets for a place of another file. */
export interface AddedComponent {
  readonly place: Place;
  readonly kind: Kind;
  readonly out: Path;
  readonly scope: Scope;
}

/** Names of the components of a bundled document: those of the root file, and those for places of other files. */
export class Components {
  readonly #root: Place;
  readonly #follower: Follower;
  /** Paths in the document by the place of their content. */
  readonly #paths = new Map<string, Path>();
  readonly #taken = new Map<string, Set<string>>();
  /** Components to be added to the document; bundling one may add others. */
  readonly added: AddedComponent[] = [];

  constructor(root: Place, resolver: Resolver, follower: Follower) {
    this.#root = root;
    this.#follower = follower;
    const components = follower.peekToEnd(resolver.child(root, "components"));
    for (const [group, { kind }] of Object.entries(GRAMMAR.components.members)) {
      const members = follower.peekToEnd(resolver.child(components, group));
      if (!isObject(members.value)) continue;
      this.#taken.set(group, new Set(Object.keys(members.value)));
      if (GRAMMAR[kind].component !== group) continue;
      for (const name of Object.keys(members.value)) this.#claim(resolver.child(members, name), [group, name]);
    }
  }

  has(group: string, name: string): boolean {
    return this.#taken.get(group)?.has(name) ?? false;
  }

  /** Path in the document for the target of a reference: its place in the root, or else a component. */
  pathOf(found: Place, kind: Kind, scope: Scope): Path {
    const own = kind === "schema" ? this.#follower.enter(found, NO_SCOPE) : NO_SCOPE;
    const inner = kind === "schema" ? this.#follower.enter(found, scope) : NO_SCOPE;
    const specialization = sameScope(own, inner)
      ? ""
      : [...inner].map(([name, place]) => `${name}=${placeKey(place)}`).join();
    if (this.#isInDocument(found) && specialization === "") return found.path;
    const id = placeKey(found) + specialization;
    const known = this.#paths.get(id);
    if (known) return known;
    const group = GRAMMAR[kind].component ?? "schemas";
    const out = ["components", group, this.#freeName(group, found)];
    this.#paths.set(id, out);
    this.added.push({ place: found, kind, out, scope: specialization === "" ? NO_SCOPE : inner });
    return out;
  }

  /** A component that is only a reference to another file represents its target. */
  #claim(component: Place, [group, name]: readonly [group: string, name: string]): void {
    let place = component;
    for (let hops = 0; hops < MAX_HOPS; hops += 1) {
      const id = placeKey(place);
      if (!this.#isInDocument(place)) {
        if (this.#paths.has(id)) break;
        this.#paths.set(id, ["components", group, name]);
      }
      const next = isBareReference(place.value) ? this.#follower.peek(place) : undefined;
      if (!next || this.#isInDocument(next)) break;
      place = next;
    }
  }

  /** Checks that a place is part of the bundled document: in the root file, and not in an extension or `definitions`. */
  #isInDocument({ file, path: [first = ""] }: Place): boolean {
    return file === this.#root.file && Object.hasOwn(GRAMMAR.document.members, first);
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
}

/** Checks that a value is an object with a `$ref` and no siblings. */
export function isBareReference(value: unknown): boolean {
  return isObject(value) && typeof value["$ref"] === "string" && Object.keys(value).length === 1;
}

/** Components of a document, with others added to them. */
export function mergeComponents(own: unknown, added: ReadonlyMap<Path, unknown>): Readonly<Record<string, unknown>> {
  const components: Record<string, unknown> = { ...(isObject(own) ? own : {}) };
  const extended = new Map<string, Record<string, unknown>>();
  for (const [[, group = "", name = ""], value] of added) {
    const known = components[String(group)];
    const members = extended.get(String(group)) ?? { ...(isObject(known) ? known : {}) };
    extended.set(String(group), members);
    setMember(members, String(name), value);
  }
  return Object.assign(components, Object.fromEntries(extended));
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
