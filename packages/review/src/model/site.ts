import { isObject, type Path, parsePointer } from "@numbers-api/openapi/reference";

/** A value of a document: what it is, which one it is, and one way to it. */
export interface Site {
  readonly value: unknown;
  /** The JSON pointer of the value itself, the same on whichever way it was reached. */
  readonly key: string;
  /** The keys that led here from the root, references followed on the way: what `Source.locate` takes. */
  readonly route: Path;
}

/** A document that can be walked along its references. */
export class Tree {
  readonly root: Site;
  /** Whether this is OpenAPI 3.0, in which the siblings of `$ref` mean nothing and `nullable` means something. */
  readonly is30: boolean;
  #anchors: ReadonlyMap<string, Site> | undefined;
  /** The references that are being followed: one that leads through itself leads nowhere. */
  readonly #open = new Set<string>();

  constructor(document: unknown) {
    this.root = { value: document, key: "", route: [] };
    this.is30 = isObject(document) && String(document["openapi"]).startsWith("3.0");
  }

  /** The member of an object or the item of a list, as it stands. */
  child(site: Site, key: string | number): Site | undefined {
    const { value } = site;
    const found: unknown = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
    return found === undefined ? undefined : step(site, key, found);
  }

  /** The member of an object or the item of a list, references followed. */
  get(site: Site, key: string | number): Site | undefined {
    const found = this.child(site, key);
    return found && this.follow(found);
  }

  /** The members of an object by name, references followed. */
  entries(site: Site | undefined): [string, Site][] {
    if (!site || !isObject(site.value)) return [];
    return Object.entries(site.value).map(([key, value]) => [key, this.follow(step(site, key, value))]);
  }

  /** The items of a list as they stand. */
  items(site: Site | undefined): Site[] {
    return site && Array.isArray(site.value) ? site.value.map((value, index) => step(site, index, value)) : [];
  }

  /** What a chain of references leads to; a reference that leads nowhere stays. */
  follow(site: Site): Site {
    const seen = new Set<unknown>();
    let at = site;
    while (isObject(at.value) && typeof at.value["$ref"] === "string" && !seen.has(at.value)) {
      seen.add(at.value);
      const target = this.target(at.value["$ref"], at.route);
      if (!target) break;
      at = target;
    }
    return at;
  }

  /** What a reference inside this document leads to. */
  target(reference: string, route: Path): Site | undefined {
    if (!reference.startsWith("#")) return undefined;
    if (!/^#(\/|$)/.test(reference)) {
      const anchored = this.anchors.get(reference.slice(1));
      return anchored && { ...anchored, route };
    }
    if (this.#open.has(reference)) return undefined;
    this.#open.add(reference);
    let at: Site | undefined = this.root;
    for (const key of parsePointer(reference)) at = at && this.child(this.follow(at), key);
    this.#open.delete(reference);
    return at && { ...at, route };
  }

  /** Value that a reference inside this document leads to. */
  readonly resolve = (reference: string): unknown => this.target(reference, [])?.value;

  /** The values that JSON Schema 2020-12 gives a plain name. */
  private get anchors(): ReadonlyMap<string, Site> {
    this.#anchors ??= new Map(findAnchors(this.root));
    return this.#anchors;
  }
}

function step({ key, route }: Site, name: string | number, value: unknown): Site {
  const token = String(name).replaceAll("~", "~0").replaceAll("/", "~1");
  return { value, key: `${key}/${token}`, route: [...route, name] };
}

function* findAnchors(site: Site): Generator<[string, Site]> {
  const { value } = site;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* findAnchors(step(site, index, item));
  if (!isObject(value)) return;
  for (const keyword of ["$anchor", "$dynamicAnchor"]) {
    const name = value[keyword];
    if (typeof name === "string") yield [name, site];
  }
  for (const [key, item] of Object.entries(value)) yield* findAnchors(step(site, key, item));
}
