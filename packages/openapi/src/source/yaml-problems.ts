import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
} from "yaml";

/** Mistake in a YAML text. */
export interface YamlProblem {
  /** Offset in the text, counted from 0. */
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/** Finds the first syntax error of a parsed text, or else its aliases and merge keys without a value. */
export function findYamlProblems(document: Document, text: string): YamlProblem[] {
  // The parser reports follow-up errors after a mistake; only the first place is correct.
  const [error, next] = document.errors;
  if (error) return [explain(error, next, document, text)];
  const [tag] = document.warnings;
  if (tag) {
    return [{ offset: tag.pos[0], message: `this is not plain YAML: ${tag.message}`, fix: "Write the value itself." }];
  }
  return findValueProblems(document);
}

/** Moves an error to the place where its cause is written, which the parser only notices later or earlier. */
function explain(error: YAMLError, next: YAMLError | undefined, document: Document, text: string): YamlProblem {
  const { code, message, pos } = error;
  const [offset] = pos;
  if (code === "MULTIPLE_DOCS") {
    return { offset, message: "a second document begins here, where a file has one", fix: "Make two files of them." };
  }
  const opened = code === "MISSING_CHAR" || code === "BAD_INDENT" ? findUnclosed(document, offset, text) : undefined;
  if (opened !== undefined) {
    const [sign = ""] = text.slice(opened);
    return { offset: opened, message: `the ${sign} here is never closed`, fix: `Add ${CLOSING[sign] ?? sign}.` };
  }
  if (code !== "BLOCK_AS_IMPLICIT_KEY" && message.startsWith("Implicit")) {
    return {
      offset,
      message: "a name needs a colon after it, on the same line",
      fix: "Add the colon, or remove the line.",
    };
  }
  if (code !== "BLOCK_AS_IMPLICIT_KEY") {
    const [, better = message, fix = "Correct the YAML here."] = BETTER.find(([said]) => said.test(message)) ?? [];
    return { offset, message: better, fix };
  }
  const isNextLine = next?.code === "MULTILINE_IMPLICIT_KEY" && next.pos[0] === offset;
  const [line] = isNextLine ? (text.slice(offset).match(/^.*(?:\r?\n\s*)+/) ?? [""]) : [""];
  if (line !== "") {
    return {
      offset: offset + line.length,
      message: "this line is indented deeper, but the line before it has its value already",
      fix: "Align the two, or leave out the value before it.",
    };
  }
  return { offset, message: "this text has a colon and a space in it, like a map", fix: "Put it in quotes." };
}

/** Messages of the parser that leave a reader without a remedy, with a better one. */
const BETTER: readonly (readonly [pattern: RegExp, message: string, fix: string])[] = [
  [/^Map keys must be unique/, "this map has the name already", "Remove one of the two, or rename it."],
  [/^Tabs are not allowed/, "a tab indents this line", "Use spaces."],
  [/must start at the same column/, "this line does not align with the lines beside it", "Indent it as they are."],
  [
    /^Unexpected scalar at node end/,
    "the value before this text has ended",
    "Put all of it in quotes of the other kind.",
  ],
];

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/** Offset of the innermost quote or bracket that is still open where the parser gave up. */
function findUnclosed(document: Document, end: number, text: string): number | undefined {
  let opened: number | undefined;
  visit(document, (_, node) => {
    if (!isNode(node) || !node.range || node.range[1] !== end) return;
    const [start] = node.range;
    const isFlow = isCollection(node) && node.flow === true;
    const isQuoted = isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
    const last = isFlow ? CLOSING[text[start] ?? ""] : text[start];
    if ((isFlow || isQuoted) && (text[end - 1] !== last || end - 1 === start)) opened = start;
  });
  return opened;
}

/**
 * Finds the aliases (`*name`) whose anchor (`&name`) does not come before them, aliases inside their own anchor, whose
 * value would be infinite, merge keys (`<<`) without a map to merge, and names such as 200 and "200", which are equal in
 * JSON.
 */
function findValueProblems(document: Document): YamlProblem[] {
  const anchors = new Map<string, unknown>();
  const problems: YamlProblem[] = [];
  const report = ({ range }: Pick<Alias, "range">, message: string, fix: string): void => {
    problems.push({ offset: range?.[0] ?? 0, message, fix });
  };
  const dealias = (node: unknown): unknown => (isAlias(node) ? anchors.get(node.source) : node);
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !isMergeKey(key)) return;
      const source = dealias(value);
      if (isMap(source) || (isSeq(source) && source.items.every((item) => isMap(dealias(item))))) return;
      report(key, "the merge key << needs a map, or a list of maps", "Name the anchor of a map: <<: *name");
    },
    Node: (_, node, ancestors) => {
      if (!isAlias(node)) {
        if (isNode(node) && "anchor" in node && node.anchor) anchors.set(node.anchor, node);
        for (const key of isMap(node) ? repeatedNames(node) : []) {
          report(key, `this map has the name "${key.value}" twice`, "Rename or remove one of them.");
        }
        return;
      }
      const { source } = node;
      const target = anchors.get(source);
      if (!target)
        report(node, `the alias *${source} has no anchor before it`, `Add &${source}, or put a text in quotes.`);
      else if (ancestors.some((ancestor) => ancestor === target)) {
        report(node, `the alias *${source} is inside the value of its anchor`, "Write out its value, or use a $ref.");
      }
    },
  });
  return problems;
}

/** A quoted key is an ordinary name. */
function isMergeKey(key: Scalar): boolean {
  return key.source === "<<" && key.type === "PLAIN";
}

function repeatedNames({ items }: YAMLMap): Scalar[] {
  const names = new Set<string>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key) || isMergeKey(key)) return [];
    const name = String(key.value);
    const isRepeated = names.has(name);
    names.add(name);
    return isRepeated ? [key] : [];
  });
}
