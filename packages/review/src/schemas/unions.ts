import type { Direction } from "@numbers-api/openapi/validation";
import { conclude, note } from "../compare/comparison.ts";
import { referencesIn } from "../compare/unchanged.ts";
import { Node } from "../model/graph.ts";
import { canonical, shown } from "../model/json.ts";
import type { Site } from "../model/site.ts";
import { changesOverlap, compareLimited } from "./additions.ts";
import { match } from "./match.ts";
import { GAINS, LOSES, type SchemaPair, surelyLacks } from "./pair.ts";
import { allowsNull, typesOf, valuesOf } from "./view/acceptance.ts";
import { viewOf } from "./view/build-view.ts";
import { hasDisjointBranches, isDisjointFromAll } from "./view/disjoint.ts";
import { factsOf, outlineOf } from "./view/outline.ts";
import type { Branch, Union, View } from "./view/view.ts";

/** Compares `anyOf` and `oneOf`, which limit a value in addition to all other keywords. */
export function compareUnions(pair: SchemaPair): void {
  const { base, head, node, apart, baseSites, headSites, direction } = pair;
  const isAlone = base.unions.length === 1 && head.unions.length === 1;
  const areSame = (from: Union, to: Union): boolean => {
    if (isAlone) return true;
    const trial = new Node(pair.direction);
    compareBranches({ ...pair, node: trial }, from, to);
    return trial.isEqual();
  };
  const { pairs, gone, come } = match(base.unions, head.unions, areSame);
  for (const [from, to] of pairs) compareBranches(pair, from, to);
  // A union with a variant for all values of the schema does not limit it.
  const limits = (owner: View, union: Union, isFree: (branch: Branch) => boolean): boolean =>
    (union.keyword === "oneOf" && !hasDisjointBranches(owner, union)) || !union.branches.some(isFree);
  for (const union of come)
    if (limits(head, union, ({ site }) => apart(baseSites, [site]).lacks(`refuses-${direction}`)))
      note(node, "union-added", base.site, union.site);
  for (const union of gone)
    if (limits(base, union, ({ site }) => surelyLacks(apart([site], headSites), GAINS[direction])))
      note(node, "union-removed", union.site, head.site);
}

/**
 * Compares a schema with a union that has taken its place, or the other way round.
 *
 * @returns true when the two are such a pair.
 */
export function compareWithUnion(pair: SchemaPair): boolean {
  const { base, head, apart, baseSites, headSites } = pair;
  const [before] = base.isUnion ? base.unions : [];
  const [after] = head.isUnion ? head.unions : [];
  if (after && base.unions.length === 0 && canTakePlace(base, after)) {
    const trials = after.branches.map((branch) => apart(baseSites, [branch.site]));
    compareWrapped(pair, after, trials);
    return true;
  }
  if (before && head.unions.length === 0 && canTakePlace(head, before)) {
    const trials = before.branches.map((branch) => apart([branch.site], headSites));
    compareUnwrapped(pair, before, trials);
    return true;
  }
  return false;
}

/** Compares a schema with a union, by the comparisons of the schema with each variant. */
function compareWrapped(pair: SchemaPair, union: Union, trials: readonly Node[]): void {
  const { node, base, head, direction } = pair;
  // A value of the schema that satisfies another variant, too, is refused by `oneOf`.
  const isExact = union.keyword === "anyOf" || hasDisjointBranches(head, union);
  const kept = isExact ? trials.find((trial) => trial.lacks(LOSES[direction])) : undefined;
  const isWidened = trials.some((trial) => gains(trial, direction));
  // Null is not one of the variants.
  if (union.orNull && !allowsNull(base)) note(node, "null-allowed", base.site, union.site);
  if (kept) {
    if (isWidened) note(node, "wrapped-in-any-of", base.site, union.site);
    node.add(kept, { member: "" });
    return;
  }
  const nearest = nearestOf(base, union, trials);
  if (!isWidened) {
    note(node, "union-added", base.site, union.site);
    // A response may have the new members of its variants.
    if (direction === "response") for (const trial of trials) if (trial.has("lenient")) node.add(trial, { member: "" });
  } else if (!isExact) note(node, "wrapped-in-one-of", base.site, union.site);
  else if (!nearest) note(node, "union-changed", base.site, union.site);
  else {
    note(node, "wrapped-in-any-of", base.site, union.site);
    node.add(nearest, { member: "" });
  }
}

/** Compares a union with a schema, by the comparisons of each variant with the schema. */
function compareUnwrapped(pair: SchemaPair, union: Union, trials: readonly Node[]): void {
  const { node, base, head, direction } = pair;
  const isExact = union.keyword === "anyOf" || hasDisjointBranches(base, union);
  const kept = isExact ? trials.find((trial) => !gains(trial, direction)) : undefined;
  if (union.orNull && !allowsNull(head)) note(node, "null-forbidden", union.site, head.site);
  const isNarrowed = trials.some((trial) => !trial.lacks(LOSES[direction]));
  const nearest = kept ?? (isExact ? nearestOf(head, union, trials) : undefined);
  if (!isNarrowed && !kept) note(node, "union-removed", union.site, head.site);
  else if (!nearest) note(node, "union-changed", union.site, head.site);
  else {
    if (isNarrowed) note(node, "unwrapped", union.site, head.site);
    node.add(nearest, { member: "" });
  }
}

/** Checks that a value may pass which did not pass before. */
function gains(trial: Node, direction: Direction): boolean {
  return !trial.lacks(GAINS[direction]) || (!trial.lacks("lenient") && !trial.lacks(LOSES[direction]));
}

/** Comparison of a schema with the variant that it became or was. */
function nearestOf(single: View, { branches }: Union, trials: readonly Node[]): Node | undefined {
  const equal = trials.find((trial) => trial.isEqual());
  const like = branches.flatMap(({ view }, index) =>
    typesOf(view).isDisjointFrom(typesOf(single)) ? [] : (trials[index] ?? []),
  );
  return equal ?? (like.length === 1 ? like[0] : undefined);
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
  const { direction } = pair;
  const isAny = before.keyword === "anyOf" && after.keyword === "anyOf";
  // A value of one variant may satisfy another one as well.
  const covers = (from: Branch, to: Branch, trait: "breaks" | "eases"): boolean =>
    isAny && surelyLacks(pair.apart([from.site], [to.site]), trait);
  for (const branch of gone)
    if (!likeliest(branch, after.branches).some((other) => covers(branch, other, LOSES[direction])))
      note(node, "variant-removed", branch.site, after.site, { name: nameOf(branch) });
  for (const branch of come)
    if (!likeliest(branch, before.branches).some((other) => covers(other, branch, GAINS[direction])))
      note(node, "variant-added", before.site, branch.site, { name: nameOf(branch) });
  const isExact = (owner: View, union: Union): boolean =>
    union.keyword === "anyOf" || hasDisjointBranches(owner, union);
  const isSameKeyword = before.keyword === after.keyword;
  if (isExact(base, before) && isExact(head, after)) return;
  const rest = after.branches.filter((branch) => !come.includes(branch)).map(({ view }) => view);
  const isOther = gone.length > 0 || !come.every(({ view }) => isDisjointFromAll(view, rest));
  conclude(pair.comparison, node, () => {
    if (node.has("breaks")) return; // The edit has already been reported.
    const areEqual = (from: readonly Site[], to: readonly Site[]): boolean => pair.apart(from, to).isEqual();
    const isChanged = (child: Node): boolean =>
      child.has("changesSent") || (child.has("addsMember") && changesOverlap(pair, child, areEqual));
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
  const takeBy = (keyOf: (branch: Branch) => string | undefined, isSame: typeof areEqual): void => {
    const candidates = Map.groupBy(come, keyOf);
    for (const from of [...gone]) {
      const key = keyOf(from);
      const open = key === undefined ? [] : (candidates.get(key) ?? []).filter((candidate) => come.has(candidate));
      const to = likeliest(from, open).find((candidate) => isSame(from, candidate));
      if (to) take(from, to);
    }
  };
  // Comparing branches that differ would compare everything that they refer to.
  const areEqual = (from: Branch, to: Branch): boolean =>
    outlineOf(from.view) === outlineOf(to.view) && compare(from, to).isEqual();
  takeBy(
    ({ view }) => view.components[0],
    () => true,
  );
  takeBy(({ site }) => canonical(site.value), areEqual);
  takeBy(({ view }) => outlineOf(view), areEqual);
  takeBy(identityOf, () => true);
  takeBy(titleOf, () => true);
  for (const from of [...gone]) {
    const [to] = likeliest(
      from,
      [...come].filter((candidate) => belongTogether(from.view, candidate.view)),
    );
    if (to) take(from, to);
  }
  return { pairs, gone: [...gone], come: [...come] };
}

const REFERENCES = new WeakMap<Branch, ReadonlySet<string>>();

function referencesOf(branch: Branch): ReadonlySet<string> {
  const found = REFERENCES.get(branch) ?? new Set(referencesIn(JSON.stringify(branch.site.value)));
  REFERENCES.set(branch, found);
  return found;
}

/** Number of branches that a branch is compared with in full. */
const CANDIDATES = 6;

/** Branches that are most like another one, the likeliest first, by what they have in common. */
function likeliest(branch: Branch, others: readonly Branch[]): Branch[] {
  if (others.length < 2) return [...others];
  const facts = factsOf(branch.view);
  const references = referencesOf(branch);
  const likeness = (other: Branch): number =>
    facts.intersection(factsOf(other.view)).size + references.intersection(referencesOf(other)).size;
  return others
    .map((other) => ({ other, likeness: likeness(other) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, CANDIDATES)
    .map(({ other }) => other);
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
  const [name = titleOf({ view })] = view.components;
  if (name !== undefined) return name;
  for (const [name, sites] of view.map("properties")) {
    const constant = valuesOf(viewOf(view.tree, sites));
    const [only] = constant?.size === 1 ? [...constant.values()] : [];
    if (only) return `${name}: ${shown(only.value).replaceAll("`", "")}`;
  }
  return undefined;
}

function titleOf({ view }: Pick<Branch, "view">): string | undefined {
  const title = view.first("title")?.value;
  return typeof title === "string" ? title : undefined;
}

/** Name of a branch for people. */
function nameOf(branch: Branch): string | undefined {
  const types = [...typesOf(branch.view)];
  return identityOf(branch) ?? (types.length < 3 ? types[0] : undefined);
}
