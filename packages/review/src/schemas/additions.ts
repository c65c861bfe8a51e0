import { note } from "../compare/comparison.ts";
import type { Node } from "../model/graph.ts";
import { canonical } from "../model/json.ts";
import type { Site } from "../model/site.ts";
import { viewOf } from "./build-view.ts";
import { isNarrower, type SchemaPair } from "./pair.ts";
import type { Branch, View } from "./view.ts";

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
 */
export function additionsTo(part: Node, others: readonly View[]): Addition[] {
  const found: Addition[] = [];
  const seen = new Map<Node, Set<View>>();
  const visit = (node: Node, views: readonly View[]): void => {
    const known = seen.get(node) ?? new Set();
    seen.set(node, known);
    const open = views.filter((view) => !known.has(view));
    if (open.length === 0) return;
    for (const view of open) known.add(view);
    for (const { kind, name = "", added } of node.findings) {
      if (kind !== "property-added" || !added) continue;
      for (const view of open) {
        const described = view.member(name);
        if (described.length > 0 || view.required().has(name)) found.push({ name, described, added });
      }
    }
    for (const child of new Set(node.children)) {
      for (const { node: parent, step } of child.parents)
        if (parent === node) visit(child, inside(open, step.member ?? ""));
    }
  };
  visit(part, others);
  return found;
}

/** Views of the parts of a value, for a step of the comparison. */
function inside(views: readonly View[], member: string): readonly View[] {
  if (member === "" || member.startsWith("(")) return views;
  return views.flatMap((view) => {
    const sites = member.startsWith("[") ? itemsOf(view) : membersOf(view, member.slice(1));
    return sites.length > 0 ? partsOf(viewOf(view.tree, sites)) : [];
  });
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

/** Views of everything that may describe the same value: the schema, its variants, and what its conditions lead to. */
export function partsOf(view: View, without: readonly Branch[] = []): View[] {
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
  const textOf = (sites: readonly Site[]): string => canonical(sites.map(({ value }) => value));
  return (
    additionsTo(part, partsOf(base)).some(({ described, added }) => !areEqual(described, added)) ||
    additionsTo(part, partsOf(head)).some(({ described, added }) => textOf(described) !== textOf(added))
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
  pair.comparison.conclusions.push(({ addsMembers }) => {
    if (!addsMembers(part)) return;
    for (const { name, described, added } of additionsTo(part, partsOf(pair.base, without)))
      if (isNarrower(pair.apart(described, added)))
        note(pair.node, "property-limited", described[0], added[0], { name });
  });
}
