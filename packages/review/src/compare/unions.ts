import { Node } from "../model/graph.ts";
import { shown } from "../model/json.ts";
import { isList, typesOf, valuesOf } from "../model/passing.ts";
import type { Site } from "../model/site.ts";
import { type Union, View } from "../model/view.ts";
import { note } from "./comparison.ts";
import { match } from "./match.ts";
import type { SchemaPair } from "./schema.ts";

/** Compares `anyOf` and `oneOf`, which limit a value beside everything else that is said of it. */
export function compareUnions(pair: SchemaPair): void {
  const { base, head, node } = pair;
  const isAlone = base.unions.length === 1 && head.unions.length === 1;
  const asSame = (from: Union, to: Union): boolean => {
    if (isAlone) return true;
    const trial = new Node(pair.direction);
    compareBranches({ ...pair, node: trial }, from, to);
    return trial.isEqual();
  };
  const { pairs, gone, come } = match(base.unions, head.unions, asSame);
  for (const [from, to] of pairs) compareBranches(pair, from, to);
  // What lists types or values, and nothing else, is compared as such a list.
  for (const { site } of come.filter((union) => !isList(head, union))) note(node, "union-added", base.site, site);
  for (const { site } of gone.filter((union) => !isList(base, union))) note(node, "union-removed", site, head.site);
}

/**
 * Compares a schema with a union that has taken its place, or the other way round. Whether a variant is what the schema
 * is decides; what else differs between the two would only be noise.
 *
 * @returns whether the two are such a pair.
 */
export function compareWithUnion({ base, head, node, apart, baseSites, headSites }: SchemaPair): boolean {
  const [before] = base.isUnion ? base.unions : [];
  const [after] = head.isUnion ? head.unions : [];
  if (after && base.unions.length === 0 && !isList(head, after)) {
    const same = after.branches.some((branch) => apart(baseSites, [branch]).isEqual());
    const kind = after.keyword === "oneOf" ? "wrapped-in-one-of" : same ? "wrapped-in-any-of" : "union-changed";
    note(node, kind, base.site, after.site);
    return true;
  }
  if (before && head.unions.length === 0 && !isList(base, before)) {
    const same = before.branches.some((branch) => apart([branch], headSites).isEqual());
    note(node, same ? "unwrapped" : "union-changed", before.site, head.site);
    return true;
  }
  return false;
}

function compareBranches(pair: SchemaPair, before: Union, after: Union): void {
  const { node } = pair;
  const { pairs, gone, come } = matchBranches(pair, before.branches, after.branches);
  for (const { child, name } of pairs) node.add(child, { member: name ? `(${name})` : "" });
  for (const site of gone) note(node, "variant-removed", site, after.site, { name: nameOf(pair.base.tree, site) });
  for (const site of come) note(node, "variant-added", before.site, site, { name: nameOf(pair.head.tree, site) });
  if (before.keyword === after.keyword) return;
  note(node, after.keyword === "anyOf" ? "one-of-became-any-of" : "any-of-became-one-of", before.site, after.site);
}

interface Branches {
  readonly pairs: readonly { readonly child: Node; readonly name: string | undefined }[];
  readonly gone: readonly Site[];
  readonly come: readonly Site[];
}

/** Which branch is which: equal ones first, then those of the same name, then those that differ least. */
function matchBranches({ base, head, apart }: SchemaPair, before: readonly Site[], after: readonly Site[]): Branches {
  const gone = new Set(before);
  const come = new Set(after);
  const pairs: { child: Node; name: string | undefined }[] = [];
  const take = (from: Site, to: Site): void => {
    gone.delete(from);
    come.delete(to);
    pairs.push({ child: apart([from], [to]), name: nameOf(head.tree, to) });
  };
  for (const from of before) {
    const to = [...come].find((candidate) => apart([from], [candidate]).isEqual());
    if (to) take(from, to);
  }
  for (const from of [...gone]) {
    const name = nameOf(base.tree, from);
    const to = name && [...come].find((candidate) => nameOf(head.tree, candidate) === name);
    if (to) take(from, to);
  }
  for (const from of [...gone]) {
    const [to] = [...come]
      .filter((candidate) => belongTogether(new View(base.tree, [from]), new View(head.tree, [candidate])))
      .sort((a, b) => apart([from], [a]).weight() - apart([from], [b]).weight());
    if (to) take(from, to);
  }
  return { pairs, gone: [...gone], come: [...come] };
}

/** Branches without a name belong together if their types are the same and, of objects, half of the members. */
function belongTogether(from: View, to: View): boolean {
  if ([...typesOf(from, true)].join() !== [...typesOf(to, true)].join()) return false;
  if (from.components.length > 0 && to.components.length > 0) return false;
  const [before, after] = [new Set(from.map("properties").keys()), new Set(to.map("properties").keys())];
  return before.intersection(after).size * 2 >= Math.max(before.size, after.size);
}

/** What a person calls a branch: its component, its title, or the constant that tells it apart. */
function nameOf(tree: View["tree"], site: Site): string | undefined {
  const view = new View(tree, [site]);
  const title = view.first("title")?.value;
  const [component] = view.components;
  if (component) return component;
  if (typeof title === "string") return title;
  for (const [name, sites] of view.map("properties")) {
    const constant = valuesOf(new View(tree, sites));
    const [only] = constant?.size === 1 ? [...constant.values()] : [];
    if (only) return `${name}: ${shown(only.value).replaceAll("`", "")}`;
  }
  const types = [...typesOf(view, true)];
  return types.length < 3 ? types[0] : undefined;
}
