import { isObject } from "@numbers-api/openapi/reference";
import type { Direction, Node } from "../model/graph.ts";
import { canonical, listed } from "../model/json.ts";
import type { Site, Tree } from "../model/site.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
import type { OperationSite } from "./operations.ts";

/** One way to be let in: the schemes that are needed together, each with its scopes. None: no credentials. */
type Way = ReadonlyMap<string, ReadonlySet<string>>;

/** Compares which credentials an operation asks for, its own or the document's. */
export function compareSecurity(comparison: Comparison, node: Node, base: OperationSite, head: OperationSite): void {
  const [from, to] = [
    securityOf(comparison.base, base, node.direction),
    securityOf(comparison.head, head, node.direction),
  ];
  const child = nodeFor(comparison, "security", node.direction, [from], [to], (made) => {
    const schemes = new Map(schemeNames(comparison));
    const before = ways(comparison.base, from).map(
      (way) => new Map([...way].map(([name, scopes]) => [schemes.get(name) ?? name, scopes])),
    );
    compareWays(made, before, ways(comparison.head, to), from, to);
  });
  node.add(child, { place: "the access" });
}

/** What the document asks of its callers is not what a webhook brings along, so that has to say its own. */
function securityOf(tree: Tree, { site }: OperationSite, direction: Direction): Site {
  const ofAll = direction === "request" ? tree.child(tree.root, "security") : undefined;
  return tree.child(site, "security") ?? ofAll ?? { ...site, value: [], key: "no security" };
}

function ways(tree: Tree, site: Site): Way[] {
  const list = tree
    .items(site)
    .map(({ value }) =>
      isObject(value)
        ? new Map(
            Object.entries(value).map(([name, scopes]) => [
              name,
              new Set(Array.isArray(scopes) ? scopes.map(String) : []),
            ]),
          )
        : new Map<string, Set<string>>(),
    );
  return list.length > 0 ? list : [new Map()];
}

/** Who had what a way asks for has it still if every scheme and scope is among them. */
function admits(held: Way, way: Way): boolean {
  return [...way].every(([name, scopes]) => held.has(name) && scopes.isSubsetOf(held.get(name) ?? new Set()));
}

function compareWays(node: Node, before: readonly Way[], after: readonly Way[], base: Site, head: Site): void {
  for (const held of before) {
    if (after.some((way) => admits(held, way))) continue;
    const scoped = after.find((way) => [...way.keys()].every((name) => held.has(name)));
    if (held.size === 0)
      note(node, "security-required", base, head, { after: { words: listed(after.map(told), "or") } });
    else if (scoped)
      note(node, "security-scope-required", base, head, {
        before: { words: told(held) },
        after: { words: told(scoped) },
      });
    else note(node, "security-removed", base, head, { before: { words: told(held) } });
  }
  for (const way of after) {
    if (before.some((held) => admits(way, held))) continue;
    if (way.size === 0) note(node, "security-lifted", base, head);
    else note(node, "security-added", base, head, { after: { words: told(way) } });
  }
}

function told(way: Way): string {
  const words = [...way].map(([name, scopes]) => `\`${name}\`${scopes.size > 0 ? ` with ${listed([...scopes])}` : ""}`);
  return listed(words) || "no credentials";
}

/** A scheme under another name that asks for the same is the same. */
function* schemeNames({ base, head }: Comparison): Generator<[string, string]> {
  const list = (tree: Tree): Map<string, Site> => {
    const components = tree.get(tree.root, "components");
    return new Map(tree.entries(components && tree.get(components, "securitySchemes")));
  };
  const after = list(head);
  for (const [name, site] of list(base)) {
    if (after.has(name)) continue;
    const [same] = [...after].find(([, other]) => meaning(other) === meaning(site)) ?? [];
    if (same) yield [name, same];
  }
}

/** What a scheme asks for, its description left out. */
function meaning({ value }: Site): string {
  if (!isObject(value)) return "";
  const { description, ...rest } = value;
  return canonical(rest);
}
