import jsonc, { type ParseError } from "jsonc-parser";

/** Where a text is no JSON, and why. */
export interface JsonError {
  /** In UTF-16 code units from the beginning of the text. */
  readonly offset: number;
  readonly message: string;
}

/** The first place where a text is no JSON; what the parser finds after it is mostly due to it. */
export function findJsonError(text: string): JsonError | undefined {
  const errors: ParseError[] = [];
  jsonc.parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first) return undefined;
  // The parser has no sentences, but its codes are words: `CommaExpected`.
  const words = jsonc
    .printParseErrorCode(first.error)
    .replace(/(?<=[a-z])[A-Z]/g, " $&")
    .toLowerCase();
  return { offset: first.offset, message: `this is no JSON: ${words}` };
}
