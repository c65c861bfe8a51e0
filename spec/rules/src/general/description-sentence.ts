import type { Oas3Rule } from "@redocly/openapi-core";
import MarkdownIt from "markdown-it";
import { everyDescription } from "../document/descriptions.ts";

/** A description that ends in the middle of a sentence was cut off or not finished. */
export const descriptionSentence: Oas3Rule = () =>
  everyDescription(({ text, place }, ctx) => {
    if (endsAsSentence(text)) return;
    ctx.report({
      message: "The description does not end as a sentence. Write whole sentences, and end the last with a full stop.",
      location: place.location.key(),
    });
  });

const markdown = new MarkdownIt({ html: true });

/** Full stops of the world's scripts, with closing brackets and quotation marks behind them. */
const SENTENCE_END = /[.!?…。！？｡؟।։።][)\]"'”’»]*$/u;
/** End of a sentence that introduces a block, such as an example. */
const INTRODUCTION = /[:：][)\]"'”’»]*$/u;

/**
 * Checks that the last prose of a CommonMark text ends as a sentence. Code, tables, HTML, pictures and rules at the end
 * are not prose; a text may consist only of these.
 */
function endsAsSentence(text: string): boolean {
  const tokens = markdown.parse(text, {});
  let hasBlock = false;
  let tables = 0;
  for (const { type, children } of tokens.toReversed()) {
    if (type === "table_close") tables += 1;
    if (type === "table_open") tables -= 1;
    if (tables > 0 || ["fence", "code_block", "html_block", "hr"].includes(type)) hasBlock = true;
    else if (type === "inline") {
      const prose = (children ?? []).map((child) => (child.type === "image" ? "" : child.content)).join("");
      if (prose.trim() !== "") return SENTENCE_END.test(prose.trim()) || (hasBlock && INTRODUCTION.test(prose.trim()));
      hasBlock = true;
    }
  }
  return hasBlock;
}
