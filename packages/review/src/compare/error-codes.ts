import { isObject } from "@numbers-api/openapi/reference";
import type { Node } from "../model/graph.ts";
import type { Site, Tree } from "../model/site.ts";
import { type Comparison, note } from "./comparison.ts";

/**
 * The codes of errors are open strings, so no schema names them, but a program decides by them: the examples are their
 * list. A code that no example of an answer shows any more is one that consumers wait for in vain.
 */
export function compareErrorCodes(comparison: Comparison, node: Node, from: Site, to: Site): void {
  const [before, after] = [codes(comparison.base, from), codes(comparison.head, to)];
  // An answer that loses all its examples says nothing about codes.
  if (after.size === 0) return;
  for (const [code, site] of before) if (!after.has(code)) note(node, "error-code-removed", site, to, { before: code });
}

function codes(tree: Tree, response: Site): Map<string, Site> {
  const found = new Map<string, Site>();
  for (const [, media] of tree.entries(tree.get(response, "content"))) {
    const one = tree.get(media, "example");
    const many = tree.entries(tree.get(media, "examples")).map(([, example]) => tree.get(example, "value"));
    for (const value of [one, ...many]) if (value) collect(value);
  }
  return found;

  function collect(site: Site): void {
    for (const [name, member] of isObject(site.value) ? tree.entries(site) : []) {
      if (name === "code" && typeof member.value === "string") found.set(member.value, member);
      else collect(member);
    }
  }
}
