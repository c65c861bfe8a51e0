import { type Document, isAlias, isNode, visit } from "yaml";

/** Alias of a YAML document without a usable anchor. */
export interface AliasProblem {
  /** Offset in the text, counted from 0. */
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/**
 * Finds the aliases (`*name`) whose anchor (`&name`) does not come before them, and aliases inside their own anchor,
 * whose value would be infinite.
 */
export function findAliasProblems(document: Document): AliasProblem[] {
  const anchors = new Map<string, unknown>();
  const problems: AliasProblem[] = [];
  visit(document, {
    Node: (_, node, ancestors) => {
      if (!isAlias(node)) {
        if (isNode(node) && "anchor" in node && node.anchor) anchors.set(node.anchor, node);
        return;
      }
      const { source, range } = node;
      const report = (message: string, fix: string): void => {
        problems.push({ offset: range?.[0] ?? 0, message, fix });
      };
      const target = anchors.get(source);
      if (!target) report(`the alias *${source} has no anchor before it`, `Add &${source}, or put a text in quotes.`);
      else if (ancestors.some((ancestor) => ancestor === target)) {
        report(`the alias *${source} stands inside its own anchor`, "Write out its value, or use a $ref.");
      }
    },
  });
  return problems;
}
