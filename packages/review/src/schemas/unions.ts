import {
  allowsNull,
  areDisjoint,
  type Branch,
  isExact,
  typesOf,
  type Union,
  type View,
} from "@numbers-api/openapi/schema-view";
import { conclude } from "../compare/comparison.ts";
import type { Node } from "../model/graph.ts";
import { changesOverlap, compareLimited } from "./additions.ts";
import { labelOf, likeliest, matchBranches, nameOf } from "./branches.ts";
import { match } from "./clauses.ts";
import type { SchemaPair } from "./pair.ts";

/** Compares `anyOf` and `oneOf`, which limit a value in addition to all other keywords. */
export function compareUnions(pair: SchemaPair): void {
  const { base, head, node, sites } = pair;
  const isAlone = base.unions.length === 1 && head.unions.length === 1;
  const isSame = (from: Union, to: Union): boolean => {
    const { pairs, gone, come } = matchBranches(pair, from, to);
    return gone.size + come.size === 0 && pairs.every(([one, two]) => pair.areEqual(one.site, two.site));
  };
  const keyOf = (): string => "";
  const rules = [...(isAlone ? [] : [{ keyOf, isSame }]), { keyOf }];
  const { pairs, gone, come } = match(base.unions, head.unions, rules);
  for (const [from, to] of pairs) compareBranches(pair, from, to);
  // A union with a variant for all values of the schema does not limit it.
  const limits = (owner: View, union: Union, isFree: (branch: Branch) => boolean): boolean =>
    !isExact(owner, union) || !union.branches.some(isFree);
  for (const union of come)
    if (limits(head, union, ({ site }) => pair.apart(sites[0], [site]).lacks(`refuses-${node.direction}`)))
      pair.note("union-added", undefined, union.site);
  for (const union of gone)
    if (limits(base, union, ({ site }) => !pair.gains(pair.apart([site], sites[1]), true)))
      pair.note("union-removed", union.site);
}

/**
 * Compares a schema with a union that has taken its place, or the other way round, by its comparisons with each variant.
 *
 * @returns true when the two are such a pair.
 */
export function compareWithUnion(pair: SchemaPair): boolean {
  const { base, head, node, sites } = pair;
  const [before] = base.isUnion && head.unions.length === 0 ? base.unions : [];
  const [after] = head.isUnion && base.unions.length === 0 ? head.unions : [];
  const [union, owner, single] = after ? [after, head, base] : [before, base, head];
  // A union that only adds conditions to an object, such as `anyOf` of `required`, is compared together with the rest.
  if (!union || single.isAnything || union.branches.every(({ view }) => typesOf(view).size === 7)) return false;
  const trials = union.branches.map(({ site, view }) => ({
    child: after ? pair.apart(sites[0], [site]) : pair.apart([site], sites[1]),
    isLike: !typesOf(view).isDisjointFrom(typesOf(single)),
  }));
  const loses = ({ child }: Trial): boolean => pair.loses(child);
  const gains = ({ child }: Trial): boolean => pair.gains(child) || (pair.gains(child, true) && pair.loses(child));
  const [isLess, isMore] = after ? [loses, gains] : [gains, loses];
  // A value of the schema that satisfies another variant, too, is refused by `oneOf`.
  const exact = isExact(owner, union) ? trials : [];
  const kept = exact.find((trial) => !isLess(trial));
  const [like, ...others] = exact.filter((trial) => trial.isLike);
  const nearest = kept ?? exact.find(({ child }) => child.isEqual()) ?? (others.length === 0 ? like : undefined);
  const [was, is] = after ? [base.site, union.site] : [union.site, head.site];
  // Null is not one of the variants.
  if (union.orNull && !allowsNull(single)) pair.note(after ? "null-allowed" : "null-forbidden", was, is);
  if (!kept && !trials.some(isMore)) {
    pair.note(after ? "union-added" : "union-removed", was, is);
    // A response may have the new members of its variants.
    if (after && node.direction === "response")
      for (const { child } of trials) if (child.has("lenient")) node.add(child, { member: "" });
  } else if (nearest) {
    if (trials.some(isMore)) pair.note(after ? "wrapped-in-any-of" : "unwrapped", was, is);
    node.add(nearest.child, { member: "" });
  } else pair.note(after && exact.length === 0 ? "wrapped-in-one-of" : "union-changed", was, is);
  return true;
}

interface Trial {
  readonly child: Node;
  /** A value can satisfy both. */
  readonly isLike: boolean;
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
    if (!likeliest(branch, after.branches).some((other) => isAny && !pair.loses(trial(branch, other), true)))
      pair.note("variant-removed", branch.site, after.site, { name: labelOf(branch) });
  for (const branch of come)
    if (!likeliest(branch, before.branches).some((other) => isAny && !pair.gains(trial(other, branch), true)))
      pair.note("variant-added", before.site, branch.site, { name: labelOf(branch) });
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
