import { isObject } from "@numbers-api/openapi/reference";
import type { Direction, Node } from "../model/graph.ts";
import { canonical } from "../model/json.ts";
import type { Site, Tree } from "../model/site.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
import { compareMediaTypes } from "./content.ts";
import { compareErrorCodes } from "./error-codes.ts";
import { compareLifecycle } from "./lifecycle.ts";
import { compareValue } from "./serialization.ts";

/** Compares the answers of an operation. `direction` is theirs: who waits for them judges. */
export function compareResponses(
  comparison: Comparison,
  parent: Node,
  direction: Direction,
  base: Site,
  head: Site,
): void {
  const list = (tree: Tree, site: Site): Map<string, Site> =>
    new Map(
      tree
        .entries(tree.get(site, "responses"))
        .filter(([status]) => !status.startsWith("x-"))
        .map(([status, at]) => [status.toUpperCase(), at]),
    );
  const [before, after] = [list(comparison.base, base), list(comparison.head, head)];
  const hasErrorDefault = [before, after].some((map) => map.has("DEFAULT") && [...map.keys()].some(isSuccess));
  for (const [status, from] of before) {
    const [name, to] = closest(after, status, hasErrorDefault);
    if (to && name) {
      compareResponse(comparison, parent, direction, status, from, to);
      if (name !== status)
        note(child(comparison, parent, direction, status, from, to), "answer-folded", from, to, {
          name: status,
          after: name,
        });
    } else
      note(
        parent,
        isSuccess(status) ? "success-removed" : "error-removed",
        from,
        comparison.head.get(head, "responses") ?? head,
        { name: status },
      );
  }
  for (const [status, to] of after) {
    if (before.has(status)) continue;
    const [name, from] = closest(before, status, hasErrorDefault);
    // What a class of statuses described now has a description of its own.
    if (from && name) compareResponse(comparison, parent, direction, status, from, to);
    else note(parent, isSuccess(status) ? "success-added" : "error-added", base, to, { name: status });
  }
}

/** What describes a status: itself, its class, or the default, which beside an answer of success is for errors. */
function closest(
  responses: ReadonlyMap<string, Site>,
  status: string,
  hasErrorDefault: boolean,
): [string | undefined, Site | undefined] {
  const candidates = [status, `${status[0]}XX`, ...(hasErrorDefault && isSuccess(status) ? [] : ["DEFAULT"])];
  const name = candidates.find((candidate) => responses.has(candidate));
  return [name, name === undefined ? undefined : responses.get(name)];
}

/** Redirects and information count as success: a client that follows neither sees them as such. */
function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}

function child(comparison: Comparison, parent: Node, direction: Direction, status: string, from: Site, to: Site): Node {
  const place = status === "DEFAULT" ? "the default answer" : `the answer ${status}`;
  // Statuses are told apart, because only an error has codes.
  const what = isSuccess(status) ? "response" : "error response";
  const node = nodeFor(comparison, what, direction, [from], [to], (made) =>
    fill(comparison, made, from, to, isSuccess(status)),
  );
  if (!node.parents.some(({ node: known, step }) => known === parent && step.place === place))
    parent.add(node, { place });
  return node;
}

function compareResponse(
  comparison: Comparison,
  parent: Node,
  direction: Direction,
  status: string,
  from: Site,
  to: Site,
): void {
  child(comparison, parent, direction, status, from, to);
}

function fill(comparison: Comparison, node: Node, from: Site, to: Site, success: boolean): void {
  compareHeaders(comparison, node, from, to);
  compareLinks(comparison, node, from, to);
  const hasBody = (site: Site): boolean =>
    isObject(site.value) && isObject(site.value["content"]) && Object.keys(site.value["content"]).length > 0;
  const [had, has] = [hasBody(from), hasBody(to)];
  if (had && has) compareMediaTypes(comparison, node, node.direction, from, to, {});
  else if (had !== has)
    note(
      node,
      has ? "answer-body-added" : "answer-body-removed",
      comparison.base.child(from, "content") ?? from,
      comparison.head.child(to, "content") ?? to,
    );
  if (!success) compareErrorCodes(comparison, node, from, to);
}

function compareHeaders(comparison: Comparison, node: Node, from: Site, to: Site): void {
  const list = (tree: Tree, site: Site): Map<string, [string, Site]> =>
    new Map(
      tree
        .entries(tree.get(site, "headers"))
        .map(([name, at]): [string, [string, Site]] => [name.toLowerCase(), [name, at]])
        // The media types say it, and OpenAPI has the header ignored.
        .filter(([name]) => name !== "content-type"),
    );
  const [before, after] = [list(comparison.base, from), list(comparison.head, to)];
  const hang = (name: string, base: Site[], head: Site[], fillNode: (made: Node) => void): void =>
    node.add(nodeFor(comparison, `header ${name}`, node.direction, base, head, fillNode), {
      place: `the header \`${name}\``,
    });
  for (const [key, [name, site]] of before) {
    const other = after.get(key)?.[1];
    if (other) hang(name, [site], [other], (made) => compareHeader(comparison, made, site, other));
    else hang(name, [site], [], (made) => note(made, "header-removed", site, to, { name }));
  }
  for (const [key, [name, site]] of after)
    if (!before.has(key)) hang(name, [], [site], (made) => note(made, "header-added", from, site, { name }));
}

function compareHeader(comparison: Comparison, node: Node, from: Site, to: Site): void {
  const data = ({ value }: Site): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});
  const [was, is] = [data(from)["required"] === true, data(to)["required"] === true];
  if (was && !is)
    note(
      node,
      "header-became-optional",
      comparison.base.child(from, "required"),
      comparison.head.child(to, "required") ?? to,
    );
  if (is && !was) note(node, "header-became-required", from, comparison.head.child(to, "required"));
  compareLifecycle(node, data(from), data(to), from, to);
  compareValue(comparison, node, from, to);
}

function compareLinks(comparison: Comparison, node: Node, from: Site, to: Site): void {
  const list = (tree: Tree, site: Site): Map<string, Site> => new Map(tree.entries(tree.get(site, "links")));
  const [before, after] = [list(comparison.base, from), list(comparison.head, to)];
  const meaning = ({ value }: Site): string => {
    if (!isObject(value)) return "";
    const { description, server, ...rest } = value;
    return canonical(rest);
  };
  for (const [name, site] of before) {
    const other = after.get(name);
    if (!other) note(node, "link-removed", site, to, { name });
    else if (meaning(site) !== meaning(other)) note(node, "link-changed", site, other, { name });
  }
  for (const [name, site] of after) if (!before.has(name)) note(node, "link-added", from, site, { name });
}
