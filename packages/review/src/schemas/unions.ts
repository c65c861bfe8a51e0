import { conclude } from "../compare/comparison.ts";
import type { Node } from "../model/graph.ts";
import { changesOverlap, compareLimited } from "./additions.ts";
import { likeliest, matchBranches, nameOf } from "./branches.ts";
import { match } from "./clauses.ts";
import type { SchemaPair } from "./pair.ts";
import { allowsNull, typesOf } from "./view/acceptance.ts";
import { areDisjoint, isExact } from "./view/disjoint.ts";
import type { Branch, Union, View } from "./view/view.ts";

/** Compares `anyOf` and `oneOf`, which limit a value in addition to all other keywords. */
export function compareUnions(pair: SchemaPair): void {
  const { base, head, node, sites } = pair;
  const isAlone = base.unions.length === 1 && head.unions.length === 1;
  const areSame = (from: Union, to: Union): boolean => {
    const { pairs, gone, come } = matchBranches(pair, from, to);
    return gone.size + come.size === 0 && pairs.every(([one, two]) => pair.areEqual(one.site, two.site));
  };
  const { pairs, gone, come } = match(base.unions, head.unions, (from, to) => isAlone || areSame(from, to));
  for (const [from, to] of pairs) compareBranches(pair, from, to);
  // A union with a variant for all values of the schema does not limit it.
  const limits = (owner: View, union: Union, isFree: (branch: Branch) => boolean): boolean =>
    !isExact(owner, union) || !union.branches.some(isFree);
  for (const union of come)
    if (limits(head, union, ({ site }) => pair.apart(sites[0], [site]).lacks(`refuses-${node.direction}`)))
      pair.note("union-added", undefined, union.site);
  for (const union of gone)
    if (limits(base, union, ({ site }) => !pair.mayGain(pair.apart([site], sites[1]))))
      pair.note("union-removed", union.site);
}

/**
 * Compares a schema with a union that has taken its place, or the other way round.
 *
 * @returns true when the two are such a pair.
 */
export function compareWithUnion(pair: SchemaPair): boolean {
  const { base, head, sites } = pair;
  const [before] = base.isUnion && head.unions.length === 0 ? base.unions : [];
  const [after] = head.isUnion && base.unions.length === 0 ? head.unions : [];
  const union = after ?? before;
  const single = after ? base : head;
  // A union that only adds conditions to an object, such as `anyOf` of `required`, is compared together with the rest.
  if (!union || single.isAnything || !union.branches.some(({ view }) => typesOf(view).size < 7)) return false;
  const trials = union.branches.map(({ site }) =>
    after ? pair.apart(sites[0], [site]) : pair.apart([site], sites[1]),
  );
  compareSingle(pair, single, union, after !== undefined, trials);
  return true;
}

/** Compares a schema that became a union, or was one, by its comparisons with each variant. */
function compareSingle(
  pair: SchemaPair,
  single: View,
  union: Union,
  isWrapped: boolean,
  trials: readonly Node[],
): void {
  const { node, base, head } = pair;
  const loses = (trial: Node): boolean => pair.loses(trial);
  const gains = (trial: Node): boolean => pair.gains(trial) || (pair.mayGain(trial) && pair.loses(trial));
  const exact = isExact(isWrapped ? head : base, union);
  const kept = exact ? trials.find((trial) => !(isWrapped ? loses : gains)(trial)) : undefined;
  const nearest = kept ?? (exact ? nearestOf(single, union, trials) : undefined);
  const isMore = trials.some(isWrapped ? gains : loses);
  const [was, is] = isWrapped ? [base.site, union.site] : [union.site, head.site];
  // Null is not one of the variants.
  if (union.orNull && !allowsNull(single)) pair.note(isWrapped ? "null-allowed" : "null-forbidden", was, is);
  if (!isMore && !kept) {
    pair.note(isWrapped ? "union-added" : "union-removed", was, is);
    // A response may have the new members of its variants.
    if (isWrapped && node.direction === "response")
      for (const trial of trials) if (trial.has("lenient")) node.add(trial, { member: "" });
  } else if (nearest) {
    if (isMore) pair.note(isWrapped ? "wrapped-in-any-of" : "unwrapped", was, is);
    node.add(nearest, { member: "" });
  } else pair.note(isWrapped && !exact ? "wrapped-in-one-of" : "union-changed", was, is);
}

/** Comparison of a schema with the variant that it became or was. */
function nearestOf(single: View, { branches }: Union, trials: readonly Node[]): Node | undefined {
  const like = trials.filter((_, index) =>
    branches.slice(index, index + 1).some(({ view }) => !typesOf(view).isDisjointFrom(typesOf(single))),
  );
  return trials.find((trial) => trial.isEqual()) ?? (like.length === 1 ? like[0] : undefined);
}

function compareBranches(pair: SchemaPair, before: Union, after: Union): void {
  const { node, base, head } = pair;
  const { pairs, gone, come } = matchBranches(pair, before, after);
  const trial = (from: Branch, to: Branch): Node => pair.apart([from.site], [to.site]);
  for (const [from, to] of pairs) {
    const name = nameOf(to);
    compareLimited(pair, pair.below([from.site], [to.site], name ? `(${name})` : ""), before.branches);
  }
  // A value of one variant may satisfy another one as well.
  const isAny = before.keyword === "anyOf" && after.keyword === "anyOf";
  for (const branch of gone)
    if (!likeliest(branch, after.branches).some((other) => isAny && !pair.mayLose(trial(branch, other))))
      pair.note("variant-removed", branch.site, after.site, { name: nameOf(branch) });
  for (const branch of come)
    if (!likeliest(branch, before.branches).some((other) => isAny && !pair.mayGain(trial(other, branch))))
      pair.note("variant-added", before.site, branch.site, { name: nameOf(branch) });
  if (isExact(base, before) && isExact(head, after)) return;
  const rest = after.branches.filter((branch) => !come.has(branch)).map(({ view }) => view);
  const isOther = gone.size > 0 || [...come].some(({ view }) => !rest.every((other) => areDisjoint(other, view)));
  conclude(pair.comparison, node, () => {
    if (node.has("breaks")) return; // The edit has already been reported.
    const isChanged = ([from, to]: readonly [Branch, Branch]): boolean => {
      const child = trial(from, to);
      return child.has("changesSent") || (child.has("addsMember") && changesOverlap(pair, child));
    };
    // A value that satisfies two variants is refused, so that more in one of them may be less in the whole.
    if (isOther || pairs.some(isChanged)) pair.note("overlapping-variants-changed", before.site, after.site);
    else if (before.keyword !== after.keyword)
      pair.note(after.keyword === "anyOf" ? "one-of-became-any-of" : "any-of-became-one-of", before.site, after.site);
  });
}
