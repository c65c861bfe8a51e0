import { type Branch, type Site, type View, viewOf } from "@numbers-api/openapi/schema-view";
import { conclude } from "../compare/comparison.ts";
import type { Node } from "../model/graph.ts";
import type { SchemaPair } from "./pair.ts";

/** A member that was added to one part of a schema, and a description of it in another part. */
interface Addition {
  readonly name: string;
  readonly described: readonly Site[];
  readonly added: readonly Site[];
}

/** Number of parts after which a search is given up, in descriptions whose schemas all refer to each other. */
const LIMIT = 1000;

/**
 * Finds members that came into one part of a schema while another part described them already. By convention, nobody
 * sent a member that nothing described; these were sent.
 *
 * @param part Comparison of the part.
 * @param others Views of the other parts, all of one document.
 * @returns The members; undefined at the end when there was too much to look through.
 */
function* additionsTo(part: Node, others: readonly View[]): Generator<Addition | undefined> {
  const seen = new Map<Node, Set<View>>();
  const queue: (readonly [Node, readonly View[]])[] = [[part, others]];
  let looked = 0;
  // The queue grows while it is read, so that what is near is found first.
  for (const [node, views] of queue) {
    const known = seen.get(node) ?? new Set();
    seen.set(node, known);
    const open = views.filter((view) => !known.has(view));
    for (const view of open) known.add(view);
    looked += open.length;
    if (looked > LIMIT) return yield undefined;
    for (const { name = "", added } of node.findings) {
      for (const view of added ? open : []) {
        const described = view.member(name);
        if (added && (described.length > 0 || view.required().has(name))) yield { name, described, added };
      }
    }
    if (open.length === 0) continue;
    for (const child of new Set(node.children))
      for (const { node: parent, step } of child.parents)
        if (parent === node) queue.push([child, inside(open, step.member ?? "")]);
  }
}

/** Views of the parts of a value, for a step of the comparison. */
function inside(views: readonly View[], member: string): readonly View[] {
  if (member === "" || member.startsWith("(")) return views;
  const name = member.slice(1);
  const sitesOf = (view: View): Site[] => {
    if (member.startsWith("["))
      return [
        ...view.all("prefixItems").flatMap((site) => view.tree.items(site)),
        ...view.all("items"),
        ...view.all("contains"),
      ];
    if (name === "*") return view.rest();
    return /^\/.*\/$/.test(name) ? view.rest(name.slice(1, -1)) : view.member(name);
  };
  const found = views.flatMap((view) => {
    // Schemas that are only references have one view for all places.
    const sites = sitesOf(view).map((site) => view.tree.follow(site));
    return sites.length > 0 ? alternativesOf(viewOf(view.tree, sites)) : [];
  });
  return [...new Set(found)];
}

/** Views of everything that may describe the same value: the schema, its variants, and what its conditions lead to. */
export function alternativesOf(view: View, without: readonly Branch[] = []): View[] {
  const found = new Set<View>([view]);
  const left = new Set(without.map((branch) => branch.view));
  for (const each of found) {
    const branches = each.unions.flatMap((union) => union.branches.map((branch) => branch.view));
    for (const inner of branches) if (!left.has(inner)) found.add(inner);
    const dependent = [...each.map("dependentSchemas").values()].flat();
    for (const site of [...each.all("then"), ...each.all("else"), ...dependent, ...each.free])
      found.add(viewOf(each.tree, [site]));
  }
  return [...found];
}

/** Checks that a member which one variant describes came into another, with another schema, so that they overlap otherwise. */
export function changesOverlap(pair: SchemaPair, part: Node): boolean {
  return pair
    .both((view) => view)
    .some((view) =>
      additionsTo(part, alternativesOf(view)).some(
        (found) => !found || !pair.apart(found.described, found.added, view.tree).isEqual(),
      ),
    );
}

/**
 * Notes members that a variant or a condition limits since it describes them, while the schema around it described them
 * before.
 *
 * @param without Variants that are an alternative to the part, so that a value need not satisfy both.
 */
export function compareLimited(pair: SchemaPair, part: Node, without: readonly Branch[] = []): void {
  if (pair.node.direction === "response") return;
  conclude(pair.comparison, pair.node, () => {
    if (!part.has("addsMember")) return;
    for (const found of additionsTo(part, alternativesOf(pair.base, without)))
      if (!found || pair.loses(pair.apart(found.described, found.added)))
        pair.note("property-limited", found?.described[0], found?.added[0], { name: found?.name ?? "*" });
  });
}
