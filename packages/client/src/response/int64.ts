import type { ClientSettings, ParseJson } from "../types/runtime.ts";

/** Texts, closed or not, and integers of at least 16 digits that are not part of another number. */
const TOKENS = /"(?:[^"\\]|\\.)*"?|(?<![\d.eE+-])-?[1-9]\d{15,}(?![\d.eE])/g;

/** Parser for contracts with `format: int64`. */
export function parserOf({ int64 }: Pick<ClientSettings, "int64">): ParseJson {
  return int64 === "bigint" ? parseExactly : JSON.parse;
}

/** Parses JSON; integers that a number cannot hold exactly become bigints. */
function parseExactly(text: string): unknown {
  const mark = crypto.randomUUID();
  let isMarked = false;
  const marked = text.replace(TOKENS, (token) => {
    if (token.startsWith('"') || Number.isSafeInteger(Number(token))) return token;
    isMarked = true;
    return `"${mark}${token}"`;
  });
  if (!isMarked) return JSON.parse(text);
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}
