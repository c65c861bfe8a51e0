import { conclude, note } from "../compare/comparison.ts";
import type { Node } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { LOSES, type SchemaPair } from "./pair.ts";
import { viewOf } from "./view/build-view.ts";
import { outlineOf } from "./view/outline.ts";
import type { Branch, View } from "./view/view.ts";

/** A member that was added to one part of a schema, and a description of it in another part. */
export interface Addition {
  readonly name: string;
  readonly described: readonly Site[];
  readonly added: readonly Site[];
}

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
  const queue: { readonly node: Node; readonly views: readonly View[] }[] = [{ node: part, views: others }];
  let looked = 0;
  // The queue grows while it is read, so that what is near is found first.
  for (const at of queue) {
    if (looked > LIMIT) {
      yield undefined;
      return;
    }
    const { node, views } = at;
    const known = seen.get(node) ?? new Set();
    seen.set(node, known);
    const open = views.filter((view) => !known.has(view));
    if (open.length === 0) continue;
    looked += open.length;
    for (const view of open) known.add(view);
    for (const { kind, name = "", added } of node.findings) {
      if (kind !== "property-added" || !added) continue;
      for (const view of open) {
        const described = view.member(name);
        if (described.length > 0 || view.required().has(name)) yield { name, described, added };
      }
    }
    const members = new Map<string, readonly View[]>();
    for (const child of new Set(node.children)) {
      for (const { node: parent, step } of child.parents) {
        const member = step.member ?? "";
        if (parent !== node) continue;
        const below = members.get(member) ?? inside(open, member);
        members.set(member, below);
        if (below.length > 0) queue.push({ node: child, views: below });
      }
    }
  }
}

/** Number of schemas after which the search is given up, in descriptions whose schemas all refer to each other. */
const LIMIT = 1000;

/** Levels to which two descriptions of a member in one document are compared. */
const DEPTH = 12;

/** Views of the parts of a value, for a step of the comparison. */
function inside(views: readonly View[], member: string): readonly View[] {
  if (member === "" || member.startsWith("(")) return views;
  const found = views.flatMap((view) => {
    const sites = member.startsWith("[") ? itemsOf(view) : membersOf(view, member.slice(1));
    return sites.length > 0 ? partsOf(viewAt(view, sites)) : [];
  });
  return [...new Set(found)];
}

function membersOf(view: View, name: string): Site[] {
  if (name === "*") return view.rest();
  return name.startsWith("/") && name.endsWith("/") ? view.rest(name.slice(1, -1)) : view.member(name);
}

function itemsOf(view: View): Site[] {
  const { tree } = view;
  return [
    ...view.all("prefixItems").flatMap(({ site }) => tree.items(site)),
    ...["items", "contains"].flatMap((keyword) => view.all(keyword).map(({ site }) => site)),
  ];
}

/** View of schemas; those that are only references have one for all places. */
function viewAt({ tree }: View, sites: readonly Site[]): View {
  return viewOf(
    tree,
    sites.map((site) => tree.follow(site)),
  );
}

/** Views of everything that may describe the same value: the schema, its variants, and what its conditions lead to. */
function partsOf(view: View, without: readonly Branch[] = []): View[] {
  const found = new Set<View>([view]);
  const left = new Set(without.map((branch) => branch.view));
  for (const { unions, parts, tree } of found) {
    for (const { branches } of unions)
      for (const branch of branches) if (!left.has(branch.view)) found.add(branch.view);
    for (const { site, schema } of parts) {
      for (const keyword of ["then", "else"]) {
        const child = schema[keyword] === undefined ? undefined : tree.child(site, keyword);
        if (child) found.add(viewOf(tree, [child]));
      }
    }
    for (const { site } of parts)
      for (const [, schema] of tree.entries(tree.child(site, "dependentSchemas"))) found.add(viewOf(tree, [schema]));
  }
  return [...found];
}

/** Checks that a member which one variant describes came into another, with another schema, so that they overlap otherwise. */
export function changesOverlap(
  { base, head }: { readonly base: View; readonly head: View },
  part: Node,
  areEqual: (base: readonly Site[], head: readonly Site[]) => boolean,
): boolean {
  const outline = (sites: readonly Site[]): string => outlineOf(viewOf(head.tree, sites), DEPTH);
  return (
    additionsTo(part, partsOf(base)).some((found) => !found || !areEqual(found.described, found.added)) ||
    additionsTo(part, partsOf(head)).some((found) => !found || outline(found.described) !== outline(found.added))
  );
}

/**
 * Notes members that a variant or a condition limits since it describes them, while the schema around it described them
 * before.
 *
 * @param without Variants that are an alternative to the part, so that a value need not satisfy both.
 */
export function compareLimited(pair: SchemaPair, part: Node, without: readonly Branch[] = []): void {
  if (pair.direction === "response") return;
  conclude(pair.comparison, pair.node, () => {
    if (!part.has("addsMember")) return;
    for (const found of additionsTo(part, partsOf(pair.base, without))) {
      const [from, to] = [found?.described[0] ?? pair.base.site, found?.added[0] ?? pair.head.site];
      if (!found || !pair.apart(found.described, found.added).lacks(LOSES.request))
        note(pair.node, "property-limited", from, to, { name: found?.name ?? "*" });
    }
  });
}
