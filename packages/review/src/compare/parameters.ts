import { isObject } from "@numbers-api/openapi/reference";
import type { Node } from "../model/graph.ts";
import type { Site, Tree } from "../model/site.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
import { compareLifecycle } from "./lifecycle.ts";
import type { OperationSite } from "./operations.ts";
import { compareStyle, compareValue } from "./serialization.ts";

interface Parameter {
  readonly name: string;
  readonly place: string;
  readonly site: Site;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Compares the parameters of an operation, those of its path included. OpenAPI has three headers ignored that other
 * parts describe (Accept, Content-Type, Authorization); generated clients have arguments for them all the same.
 */
export function compareParameters(comparison: Comparison, node: Node, base: OperationSite, head: OperationSite): void {
  const before = new Map(
    findParameters(comparison.base, base).map((parameter) => [keyOf(parameter, base.path), parameter]),
  );
  const after = new Map(
    findParameters(comparison.head, head).map((parameter) => [keyOf(parameter, head.path), parameter]),
  );
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, parameter]) => parameter);
  const come = new Set([...after].filter(([key]) => !before.has(key)).map(([, parameter]) => parameter));
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to) compareParameter(comparison, node, from, to);
  }
  for (const from of gone) {
    const to = [...come].find(({ name, place }) => name === from.name && place !== from.place);
    if (to) {
      come.delete(to);
      const child = comparisonNode(comparison, node, from, to, label(from));
      note(child, "parameter-moved", from.site, to.site, {
        name: from.name,
        before: { words: from.place },
        after: { words: to.place },
      });
    } else
      note(comparisonNode(comparison, node, from, undefined, label(from)), "parameter-removed", from.site, head.site, {
        name: from.name,
      });
  }
  for (const to of come) {
    const child = comparisonNode(comparison, node, undefined, to, label(to));
    note(child, isRequired(to) ? "parameter-added-required" : "parameter-added", base.site, to.site, { name: to.name });
  }
}

function findParameters(tree: Tree, { item, site }: OperationSite): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const owner of [item, site]) {
    for (const entry of tree.items(tree.get(owner, "parameters"))) {
      const parameter = tree.follow(entry);
      if (!isObject(parameter.value)) continue;
      const name = String(parameter.value["name"]);
      const place = String(parameter.value["in"]);
      found.set(`${place} ${name}`, { name, place, site: parameter, data: parameter.value });
    }
  }
  return [...found.values()];
}

/** A header's name is the same in either case, and a path parameter is known by its place in the path. */
function keyOf({ name, place }: Parameter, path: string): string {
  if (place === "header") return `header ${name.toLowerCase()}`;
  if (place !== "path") return `${place} ${name}`;
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, found]) => found);
  return `path ${names.includes(name) ? names.indexOf(name) : name}`;
}

function label({ name, place }: Parameter): string {
  return `the ${place} parameter \`${name}\``;
}

function isRequired({ data, place }: Parameter): boolean {
  return data["required"] === true || place === "path";
}

/** A parameter that many operations share is told of once. */
function comparisonNode(
  comparison: Comparison,
  parent: Node,
  from: Parameter | undefined,
  to: Parameter | undefined,
  place: string,
): Node {
  const sites = (parameter: Parameter | undefined): Site[] => (parameter ? [parameter.site] : []);
  const what = from && to ? "parameter" : from ? "parameter gone" : "parameter come";
  const child = nodeFor(comparison, what, parent.direction, sites(from), sites(to), (made) => {
    // Filled here, so that a shared one is filled once.
    if (from && to) fillParameter(comparison, made, from, to);
  });
  // Coming and going is the operation's own affair, even of a parameter that others have as well.
  const own =
    from && to
      ? child
      : nodeFor(comparison, `${what} ${parent.operation?.name}`, parent.direction, sites(from), sites(to), () => {});
  parent.add(own, { place });
  return own;
}

function compareParameter(comparison: Comparison, node: Node, from: Parameter, to: Parameter): void {
  if (from.place === "path" && from.name !== to.name) {
    note(node, "path-parameter-renamed", from.site, to.site, { name: from.name, before: from.name, after: to.name });
  }
  comparisonNode(comparison, node, from, to, label(to));
}

function fillParameter(comparison: Comparison, node: Node, from: Parameter, to: Parameter): void {
  const [was, is] = [isRequired(from), isRequired(to)];
  const at = (keyword: string): [Site, Site] => [
    comparison.base.child(from.site, keyword) ?? from.site,
    comparison.head.child(to.site, keyword) ?? to.site,
  ];
  if (was !== is) note(node, is ? "parameter-became-required" : "parameter-became-optional", ...at("required"));
  if (from.place === to.place) compareStyle(comparison, node, from, to);
  compareFlag("allowReserved", "parameter-reserved-allowed", "parameter-reserved-forbidden");
  compareFlag("allowEmptyValue", "parameter-empty-allowed", "parameter-empty-forbidden");
  compareLifecycle(node, from.data, to.data, from.site, to.site);
  compareValue(comparison, node, from.site, to.site);

  function compareFlag(flag: string, allowed: Parameters<typeof note>[1], forbidden: Parameters<typeof note>[1]): void {
    const [had, has] = [from.data[flag] === true, to.data[flag] === true];
    if (had !== has) note(node, has ? allowed : forbidden, ...at(flag));
  }
}
