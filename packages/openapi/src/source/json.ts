import jsonc, { type Node, type ParseError } from "jsonc-parser";
import type { Path } from "../document/reference.ts";

/** First mistake in a JSON text. */
export interface JsonError {
  /** In UTF-16 code units from the beginning of the text. */
  readonly offset: number;
  readonly message: string;
}

/**
 * Finds the first place where a text is not JSON, or where an object has a duplicate name, which JSON.parse drops
 * silently.
 */
export function findJsonError(text: string): JsonError | undefined {
  let first: JsonError | undefined;
  const names: Set<string>[] = [];
  const report = (message: string, offset: number): void => {
    first ??= { offset, message };
  };
  jsonc.visit(
    text,
    {
      onError: (error, offset) => report(`this is not JSON: ${inWords(error)}`, offset),
      onObjectBegin: () => void names.push(new Set()),
      onObjectEnd: () => void names.pop(),
      onObjectProperty: (name, offset) => {
        const known = names.at(-1);
        if (known?.has(name)) report(`this map has the name ${JSON.stringify(name)} twice`, offset);
        known?.add(name);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return first;
}

/** The parser reports codes instead of sentences, but they are words: `CommaExpected`. */
function inWords(code: ParseError["error"]): string {
  return jsonc
    .printParseErrorCode(code)
    .replace(/(?<=[a-z])[A-Z]/g, " $&")
    .toLowerCase();
}

/** Places of the values of a JSON text. */
export class JsonPositions {
  readonly #lineStarts: number[] = [0];
  readonly #root: Node | undefined;

  constructor(text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) this.#lineStarts.push(index + end.length);
    this.#root = jsonc.parseTree(text);
  }

  locate(path: Path): { readonly line: number; readonly column: number } {
    let node = this.#root;
    let anchor = node;
    for (const key of path) {
      const member = node?.children?.find(({ type, children: [name] = [] }, index) =>
        type === "property" ? name?.value === String(key) : index === Number(key),
      );
      if (!member) break;
      anchor = member;
      node = member.type === "property" ? member.children?.[1] : member;
    }
    return this.position(anchor?.offset ?? 0);
  }

  position(offset: number): { readonly line: number; readonly column: number } {
    const starts = this.#lineStarts;
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }
}
