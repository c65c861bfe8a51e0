import type { Site, Tree } from "../../model/site.ts";

const CACHE = new WeakMap<Tree, ReadonlyMap<string, readonly (readonly [string, Site])[]>>();

/**
 * Component schemas that extend a schema by `allOf`, directly or indirectly, by name. Where the schema is used, only a
 * discriminator refers to them (OpenAPI 3.1, Discriminator Object).
 */
export function subtypesOf(tree: Tree, key: string): ReadonlyMap<string, Site> {
  const found = new Map<string, Site>();
  const open = [key];
  for (const parent of open) {
    for (const [name, site] of extensions(tree).get(parent) ?? []) {
      if (found.has(name) || site.key === key) continue;
      found.set(name, site);
      open.push(site.key);
    }
  }
  return found;
}

/** Components that extend a schema, by the key of the schema. */
function extensions(tree: Tree): ReadonlyMap<string, readonly (readonly [string, Site])[]> {
  const known = CACHE.get(tree);
  if (known) return known;
  const by = new Map<string, [string, Site][]>();
  for (const [name, schema] of tree.model.schemas) {
    const site = tree.site(schema);
    for (const part of tree.items(tree.child(site, "allOf"))) {
      const { key } = tree.follow(part);
      if (key !== part.key) by.set(key, [...(by.get(key) ?? []), [name, site]]);
    }
  }
  CACHE.set(tree, by);
  return by;
}
