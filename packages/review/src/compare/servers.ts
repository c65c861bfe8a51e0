import { isObject } from "@numbers-api/openapi/reference";
import type { Node } from "../model/graph.ts";
import { canonical } from "../model/json.ts";
import type { Site, Tree } from "../model/site.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
import type { OperationSite } from "./operations.ts";

/** Compares where an operation can be called: its own servers, else those of its path, else the document's. */
export function compareServers(comparison: Comparison, node: Node, base: OperationSite, head: OperationSite): void {
  const [from, to] = [serversOf(comparison.base, base), serversOf(comparison.head, head)];
  const child = nodeFor(comparison, "servers", node.direction, [from], [to], (made) =>
    compareLists(comparison, made, from, to),
  );
  node.add(child, { place: "the server" });
}

function serversOf(tree: Tree, { site, item }: OperationSite): Site {
  const own = [site, item, tree.root]
    .map((owner) => tree.child(owner, "servers"))
    .find((list) => tree.items(list).length > 0);
  return own ?? { value: [{ url: "/" }], key: "no servers", route: [] };
}

function compareLists(comparison: Comparison, node: Node, from: Site, to: Site): void {
  const byUrl = (tree: Tree, list: Site): Map<string, Site> =>
    new Map(tree.items(list).map((site) => [String(dataOf(site)["url"]).replace(/(?<=.)\/$/, ""), site]));
  const [before, after] = [byUrl(comparison.base, from), byUrl(comparison.head, to)];
  for (const [url, site] of before) {
    const other = after.get(url);
    if (other) compareVariables(comparison, node, site, other);
    else note(node, "server-removed", site, to, { name: url, before: url });
  }
  for (const [url, site] of after)
    if (!before.has(url)) note(node, "server-added", from, site, { name: url, after: url });
}

function compareVariables({ base, head }: Comparison, node: Node, from: Site, to: Site): void {
  const list = (tree: Tree, site: Site): Map<string, Site> => new Map(tree.entries(tree.get(site, "variables")));
  const [before, after] = [list(base, from), list(head, to)];
  for (const [name, site] of before) {
    const other = after.get(name);
    const [was, is] = [dataOf(site), dataOf(other)];
    if (was["default"] !== is["default"]) {
      note(node, "server-variable-changed", site, other, { name, before: was["default"], after: is["default"] });
    }
    const [values, others] = [listOf(was["enum"]), listOf(is["enum"])];
    if (canonical(values) === canonical(others) || others.length === 0) continue;
    const gone = values.length === 0 ? ["any value"] : values.filter((value) => !others.includes(value));
    for (const value of gone)
      note(node, "server-variable-changed", site, other, { name, before: value, after: { words: "not allowed" } });
    for (const value of values.length === 0 ? [] : others) {
      if (!values.includes(value)) note(node, "server-variable-value-added", site, other, { name, after: value });
    }
  }
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function dataOf(site: Site | undefined): Readonly<Record<string, unknown>> {
  return isObject(site?.value) ? site.value : {};
}
