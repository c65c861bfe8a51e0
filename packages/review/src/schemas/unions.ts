import { note } from "../compare/comparison.ts";
import { Node } from "../model/graph.ts";
import { canonical, shown } from "../model/json.ts";
import type { Site } from "../model/site.ts";
import { changesOverlap, compareLimited } from "./additions.ts";
import { match } from "./match.ts";
import type { SchemaPair } from "./pair.ts";
import { typesOf, valuesOf } from "./view/acceptance.ts";
import { viewOf } from "./view/build-view.ts";
import { hasDisjointBranches } from "./view/disjoint.ts";
import type { Branch, Union, View } from "./view/view.ts";

/** Compares `anyOf` and `oneOf`, which limit a value in addition to all other keywords. */
export function compareUnions(pair: SchemaPair): void {
  const { base, head, node } = pair;
  const isAlone = base.unions.length === 1 && head.unions.length === 1;
  const areSame = (from: Union, to: Union): boolean => {
    if (isAlone) return true;
    const trial = new Node(pair.direction);
    compareBranches({ ...pair, node: trial }, from, to);
    return trial.isEqual();
  };
  const { pairs, gone, come } = match(base.unions, head.unions, areSame);
  for (const [from, to] of pairs) compareBranches(pair, from, to);
  for (const { site } of come) note(node, "union-added", base.site, site);
  for (const { site } of gone) note(node, "union-removed", site, head.site);
}

/**
 * Compares a schema with a union that has taken its place, or the other way round, through the variant that the schema
 * has become or was.
 *
 * @returns true when the two are such a pair.
 */
export function compareWithUnion(pair: SchemaPair): boolean {
  const { base, head, node, apart, baseSites, headSites } = pair;
  const [before] = base.isUnion ? base.unions : [];
  const [after] = head.isUnion ? head.unions : [];
  if (after && base.unions.length === 0 && canTakePlace(base, after)) {
    const trials = after.branches.map((branch) => apart(baseSites, [branch.site]));
    compareOneWithMany(pair, head, after, trials);
    return true;
  }
  if (before && head.unions.length === 0 && canTakePlace(head, before)) {
    const trials = before.branches.map((branch) => apart([branch.site], headSites));
    compareOneWithMany(pair, base, before, trials);
    return true;
  }
  return false;

  function compareOneWithMany(
    { base: from, head: to }: SchemaPair,
    owner: View,
    union: Union,
    trials: readonly Node[],
  ): void {
    // A value of the schema that satisfies another variant, too, is refused by `oneOf`.
    const isExact = union.keyword === "anyOf" || hasDisjointBranches(owner, union);
    const single = owner === to ? from : to;
    const equal = trials.find((trial) => trial.isEqual());
    const like = union.branches
      .map(({ view }, index) => ({ trial: trials[index], view }))
      .filter(({ view }) => typesOf(view).intersection(typesOf(single)).size > 0);
    const nearest = equal ?? (like.length === 1 ? like[0]?.trial : undefined);
    const isWrapped = owner === to;
    const [was, is] = isWrapped ? [from.site, union.site] : [union.site, to.site];
    if (!isExact) note(node, isWrapped ? "wrapped-in-one-of" : "union-changed", was, is);
    else if (!nearest) note(node, "union-changed", was, is);
    else {
      note(node, isWrapped ? "wrapped-in-any-of" : "unwrapped", was, is);
      if (!equal) node.add(nearest, { member: "" });
    }
  }
}

/**
 * A union that only adds conditions to an object, such as `anyOf` of `required`, is compared together with the rest.
 */
function canTakePlace(single: View, union: Union): boolean {
  return !single.isAnything && union.branches.some(({ view }) => typesOf(view).size < 7);
}

function compareBranches(pair: SchemaPair, before: Union, after: Union): void {
  const { node, base, head } = pair;
  const { pairs, gone, come } = matchBranches(pair, before.branches, after.branches);
  for (const { child, name } of pairs) {
    node.add(child, { member: name ? `(${name})` : "" });
    compareLimited(pair, child, before.branches);
  }
  for (const branch of gone) note(node, "variant-removed", branch.site, after.site, { name: nameOf(branch) });
  for (const branch of come) note(node, "variant-added", before.site, branch.site, { name: nameOf(branch) });
  const isExact = (owner: View, union: Union): boolean =>
    union.keyword === "anyOf" || hasDisjointBranches(owner, union);
  const isSameKeyword = before.keyword === after.keyword;
  if (isExact(base, before) && isExact(head, after)) return;
  const isOther = gone.length + come.length > 0;
  pair.comparison.conclusions.push(({ addsMembers, changesAcceptance, isMajor }) => {
    if (isMajor(node)) return; // The edit has already been reported.
    const areEqual = (from: readonly Site[], to: readonly Site[]): boolean => pair.apart(from, to).isEqual();
    const isChanged = (child: Node): boolean =>
      changesAcceptance(child) || (addsMembers(child) && changesOverlap(pair, child, areEqual));
    if (isOther || pairs.some(({ child }) => isChanged(child))) {
      // A value that satisfies two variants is refused, so that more in one of them may be less in the whole.
      note(node, "overlapping-variants-changed", before.site, after.site);
    } else if (!isSameKeyword) {
      const kind = after.keyword === "anyOf" ? "one-of-became-any-of" : "any-of-became-one-of";
      note(node, kind, before.site, after.site);
    }
  });
}

interface Matched {
  readonly pairs: readonly { readonly child: Node; readonly name: string | undefined }[];
  readonly gone: readonly Branch[];
  readonly come: readonly Branch[];
}

/** Finds the branches that belong together: of one component, equal, of one name, and at last those that differ least. */
function matchBranches({ apart }: SchemaPair, before: readonly Branch[], after: readonly Branch[]): Matched {
  const gone = new Set(before);
  const come = new Set(after);
  const pairs: { child: Node; name: string | undefined }[] = [];
  const compare = (from: Branch, to: Branch): Node => apart([from.site], [to.site]);
  const take = (from: Branch, to: Branch): void => {
    gone.delete(from);
    come.delete(to);
    pairs.push({ child: compare(from, to), name: nameOf(to) });
  };
  const takeBy = (
    keyOf: (branch: Branch) => string | undefined,
    isSame: (from: Branch, to: Branch) => boolean,
  ): void => {
    const candidates = Map.groupBy(come, keyOf);
    for (const from of [...gone]) {
      const key = keyOf(from);
      const to =
        key === undefined
          ? undefined
          : candidates.get(key)?.find((candidate) => come.has(candidate) && isSame(from, candidate));
      if (to) take(from, to);
    }
  };
  const areEqual = (from: Branch, to: Branch): boolean => compare(from, to).isEqual();
  takeBy(
    ({ view }) => view.components[0],
    () => true,
  );
  takeBy(({ site }) => canonical(site.value), areEqual);
  takeBy(signatureOf, areEqual);
  takeBy(identityOf, () => true);
  for (const from of [...gone]) {
    const [to] = [...come]
      .filter((candidate) => belongTogether(from.view, candidate.view))
      .map((candidate) => ({ candidate, weight: compare(from, candidate).weight() }))
      .sort((a, b) => a.weight - b.weight);
    if (to) take(from, to.candidate);
  }
  return { pairs, gone: [...gone], come: [...come] };
}

/** Text that equal branches have in common, so that only few have to be compared. */
function signatureOf({ view }: Branch): string {
  return [[...typesOf(view)], [...view.map("properties").keys()].sort(), [...view.required().keys()].sort()].join("|");
}

/** Branches without a name belong together if their types are the same and, of objects, half of the members. */
function belongTogether(from: View, to: View): boolean {
  if (from.components.length > 0 && to.components.length > 0) return false;
  const [before, after] = [from, to].map((view) => new Set(view.map("properties").keys()));
  if (!before || !after || before.intersection(after).size * 2 < Math.max(before.size, after.size)) return false;
  return typesOf(from).symmetricDifference(typesOf(to)).size === 0;
}

/** Name given to a branch by its author: its component, its title, or the constant that identifies it. */
function identityOf({ view }: Branch): string | undefined {
  const title = view.first("title")?.value;
  const [component] = view.components;
  if (component) return component;
  if (typeof title === "string") return title;
  for (const [name, sites] of view.map("properties")) {
    const constant = valuesOf(viewOf(view.tree, sites));
    const [only] = constant?.size === 1 ? [...constant.values()] : [];
    if (only) return `${name}: ${shown(only.value).replaceAll("`", "")}`;
  }
  return undefined;
}

/** Name of a branch for people. */
function nameOf(branch: Branch): string | undefined {
  const types = [...typesOf(branch.view)];
  return identityOf(branch) ?? (types.length < 3 ? types[0] : undefined);
}
