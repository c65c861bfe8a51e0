import { isObject } from "@numbers-api/openapi/reference";
import { canonical, componentName, type Site, type Tree, type View, viewOf } from "@numbers-api/openapi/schema-view";
import { compareLifecycle } from "../compare/lifecycle.ts";
import type { SchemaPair } from "./pair.ts";

/** Compares keywords that no validator checks and that consumers rely on. */
export function compareAnnotations(pair: SchemaPair): void {
  const { base, head, node } = pair;
  const [before, after] = pair.both((view) => view.first("default"));
  if (canonical(before?.value) !== canonical(after?.value)) {
    const kind = !before ? "default-added" : !after ? "default-removed" : "default-changed";
    pair.note(kind, before, after, { before: before?.value, after: after?.value });
  }
  compareDiscriminator(pair);
  const [from, to] = pair.both((view) => view.first("xml"));
  if (canonical(from?.value ?? {}) !== canonical(to?.value ?? {})) pair.note("xml-changed", from, to);
  if (base.unresolved.join() !== head.unresolved.join()) pair.note("unresolved-reference-changed");
  compareLifecycle(node, lifecycleOf(base), lifecycleOf(head), base.site, head.site);
}

/** Annotations of the parts of a schema; the outermost wins. */
function lifecycleOf({ parts }: View) {
  const schemas = parts.map(({ schema }) => schema).reverse();
  const extensions: Readonly<Record<string, unknown>> = Object.assign({}, ...schemas);
  // What one part says is true of all (JSON Schema 2020-12, section 9.3).
  return { deprecated: schemas.some(({ deprecated }) => deprecated === true), extensions };
}

/** Value of a discriminator and its schema. */
interface Variant {
  readonly site: Site;
  readonly target: Site | undefined;
  /** The mapping contains it; otherwise the value is the name of the component. */
  readonly isMapped: boolean;
}

/** Compares how variants are distinguished, and the variants that only a discriminator refers to. */
function compareDiscriminator(pair: SchemaPair): void {
  const { base, head, sites } = pair;
  const [before, after] = pair.both((view) => view.first("discriminator"));
  if (!before || !after) {
    if (before) pair.note("discriminator-removed", before);
    if (after) pair.note("discriminator-added", undefined, after);
    return;
  }
  const name = ({ value }: Site): unknown => (isObject(value) ? value["propertyName"] : undefined);
  const values = { before: name(before), after: name(after) };
  if (values.before !== values.after) pair.note("discriminator-property-changed", before, after, values);
  const from = variantsOf(base, before, sites[0]);
  compareVariants(pair, from, variantsOf(head, after, sites[1]), before, after);
}

type Variants = ReadonlyMap<string, Variant>;

function compareVariants(pair: SchemaPair, before: Variants, after: Variants, base: Site, head: Site): void {
  // The branches of a union are compared as such.
  const isUnion = pair.base.unions.length + pair.head.unions.length > 0;
  const areSame = (from: Variant, to: Variant): boolean =>
    from.target !== undefined && to.target !== undefined && pair.areEqual(from.target, to.target);
  const come = new Map([...after].filter(([name]) => !before.has(name)));
  for (const [name, from] of before) {
    const to = after.get(name);
    if (to) {
      const [was, is] = [from, to].map(({ target, site }) => target?.key ?? String(site.value));
      if (was !== is && !areSame(from, to)) pair.note("discriminator-mapping-changed", from.site, to.site, { name });
      else if (!isUnion && from.target && to.target) pair.below([from.target], [to.target], `(${name})`);
      continue;
    }
    const renamed = from.isMapped ? undefined : [...come].find(([, candidate]) => areSame(from, candidate));
    if (renamed) {
      come.delete(renamed[0]);
      pair.note("discriminator-value-changed", from.site, renamed[1].site, { before: name, after: renamed[0] });
    } else if (from.isMapped || !isUnion) pair.note("discriminator-mapping-removed", from.site, head, { name });
  }
  for (const [name, { site, isMapped }] of come)
    if (isMapped || !isUnion) pair.note("discriminator-mapping-added", base, site, { name });
}

/** Values that the mapping contains, and those that are names of components. */
function variantsOf(view: View, discriminator: Site, sites: readonly Site[]): Variants {
  const { tree } = view;
  const mapped = tree.entries(tree.child(discriminator, "mapping")).map(([name, site]): [string, Variant] => {
    const target = String(site.value);
    const reference = target.includes("#") ? target : `#/components/schemas/${target}`;
    return [name, { site, target: tree.target(reference), isMapped: true }];
  });
  const known = new Set(mapped.map(([, { target }]) => target?.key));
  const branches = view.unions.flatMap((union) => union.branches.map(({ site }) => tree.follow(site)));
  const implied = (view.unions.length > 0 ? branches : subtypesOf(tree, discriminator, sites)).flatMap((site) => {
    const name = known.has(site.key) ? undefined : componentName(site);
    return name === undefined ? [] : [[name, { site, target: site, isMapped: false }] as const];
  });
  return new Map([...implied, ...mapped]);
}

/**
 * Components that extend a schema by `allOf`, directly or indirectly. Where the schema is used itself, only its
 * discriminator refers to them (OpenAPI 3.1, Discriminator Object); where one of them is used, the others are excluded.
 */
function subtypesOf(tree: Tree, { key }: Site, sites: readonly Site[]): Site[] {
  const owner = key.slice(0, -"/discriminator".length);
  const usedAs = (site: Site): string => {
    const at = tree.follow(site);
    const [only, ...others] = tree.items(tree.child(at, "allOf"));
    return only && others.length === 0 && !tree.child(at, "properties") ? usedAs(only) : at.key;
  };
  if (!sites.some((site) => usedAs(site) === owner)) return [];
  const extendsOwner = (site: Site): boolean =>
    site.key !== owner && tree.child(site, "allOf") !== undefined && viewOf(tree, [site]).schemas.has(owner);
  return [...tree.model.schemas.values()].map((schema) => tree.site(schema)).filter(extendsOwner);
}
