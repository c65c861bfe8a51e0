import type { ApiExample, ApiOperation, ApiResponse } from "@numbers-api/openapi/model";
import { isObject, type Path } from "@numbers-api/openapi/reference";
import { canonical, memberPlace, type Site, type Tree } from "@numbers-api/openapi/schema-view";
import { type Node, opposite } from "../model/graph.ts";
import { cleanCode } from "../report/escape.ts";
import { type Comparison, compareBelow, compareFlag, compareNamed, note } from "./comparison.ts";
import { compareContent } from "./content.ts";
import { compareLifecycle } from "./lifecycle.ts";
import { compareStyle, compareValue } from "./parameters.ts";

export function compareResponses(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const byStatus = ({ responses }: ApiOperation) => new Map(responses.map((response) => [response.status, response]));
  const [before, after] = [byStatus(base), byStatus(head)];
  const isErrorDefault = [before, after].some((map) => map.has("default") && [...map.keys()].some(isSuccess));
  // Its own response, that of its class, or the default, which is for errors if a success is documented.
  const closest = (responses: ReadonlyMap<string, ApiResponse>, status: string): ApiResponse | undefined => {
    const names = [status, `${status[0]}XX`, ...(isErrorDefault && isSuccess(status) ? [] : ["default"])];
    return names.map((name) => responses.get(name)).find((response) => response !== undefined);
  };
  const kindOf = (status: string) => (isSuccess(status) ? "success" : "error");
  for (const [status, from] of before) {
    const to = closest(after, status);
    if (to) {
      const child = compareResponse(comparison, node, status, from, to);
      if (to.status !== status && !before.has(to.status))
        note(child, "response-folded", from, to, { name: status, after: to.status });
    } else note(node, `${kindOf(status)}-removed`, from, memberPlace(head, "responses"), { name: status });
  }
  for (const [status, to] of after) {
    if (before.has(status)) continue;
    // A status that was covered by a class now has its own description.
    const from = closest(before, status);
    if (from) compareResponse(comparison, node, status, from, to);
    else note(node, `${kindOf(status)}-added`, base, to, { name: status });
  }
}

/** Redirects and information count as success: a client that follows neither sees them as such. */
function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}

function compareResponse(
  comparison: Comparison,
  parent: Node,
  status: string,
  from: ApiResponse,
  to: ApiResponse,
): Node {
  const isError = !isSuccess(status);
  const place = status === "default" ? "the default response" : `the response ${status}`;
  // Statuses are distinguished, because only an error has codes.
  const part = { what: isError ? "error response" : "response", place, direction: opposite(parent.direction) };
  return compareBelow(comparison, parent, part, [from, to], (node) => {
    compareHeaders(comparison, node, from, to);
    compareLinks(comparison, node, from, to);
    const [had, has] = [from.content.length > 0, to.content.length > 0];
    const kind = has ? "response-body-added" : "response-body-removed";
    if (had && has) compareContent(comparison, node, from, to);
    else if (had !== has) note(node, kind, memberPlace(from, "content"), memberPlace(to, "content"));
    if (isError) compareErrorCodes(node, from, to);
  });
}

function compareHeaders(comparison: Comparison, node: Node, from: ApiResponse, to: ApiResponse): void {
  const byName = ({ headers }: ApiResponse) => new Map(headers.map((header) => [header.name.toLowerCase(), header]));
  const [before, after] = [byName(from), byName(to)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    const { name } = was ?? is ?? { name: key };
    const part = { what: `header ${key}`, place: `the header \`${cleanCode(name)}\`` };
    compareBelow(comparison, node, part, [was, is], (made) => {
      if (!is) note(made, "header-removed", was, to, { name });
      else if (!was) note(made, "header-added", from, is, { name });
      else {
        compareFlag(made, "required", was, is, ["header-became-required", "header-became-optional"]);
        compareLifecycle(made, was, is, was, is);
        compareStyle(comparison, made, was, is);
        compareValue(comparison, made, was, is);
      }
    });
  }
}

function compareLinks({ base, head }: Comparison, node: Node, from: ApiResponse, to: ApiResponse): void {
  const list = (tree: Tree, response: ApiResponse): Map<string, Site> =>
    new Map(tree.entries(tree.get(tree.site(response), "links")));
  const effect = (tree: Tree, { value }: Site): string => {
    if (!isObject(value)) return "";
    const { description, server, operationId, operationRef, ...rest } = value;
    const target = tree.target(String(operationRef));
    const id = operationId ?? (target && tree.child(target, "operationId")?.value);
    return canonical({ ...rest, operation: id ?? target?.key ?? operationRef });
  };
  compareNamed(node, "link", [list(base, from), list(head, to)], [from, to], (before, after, name) => {
    if (effect(base, before) !== effect(head, after)) note(node, "link-changed", before, after, { name });
  });
}

/**
 * Compares the codes of errors. They are open strings, so no schema names them, but programs decide by them: the
 * examples are their list.
 */
function compareErrorCodes(node: Node, from: ApiResponse, to: ApiResponse): void {
  const [before, after] = [codesOf(from), codesOf(to)];
  // A response that loses all its examples does not list codes any more.
  if (after.size === 0) return;
  for (const [code, at] of before) if (!after.has(code)) note(node, "error-code-removed", { at }, to, { before: code });
}

function codesOf({ content }: ApiResponse): Map<string, Path> {
  const found = new Map<string, Path>();
  const collect = (value: unknown, at: Path): void => {
    for (const [name, member] of isObject(value) ? Object.entries(value) : []) {
      if (name === "code" && typeof member === "string") found.set(member, [...at, name]);
      else collect(member, [...at, name]);
    }
  };
  const place = ({ name, at }: ApiExample): Path => (name === "" ? at : [...at, "value"]);
  for (const { examples } of content) for (const example of examples) collect(example.value, place(example));
  return found;
}
