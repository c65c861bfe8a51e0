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

/** Behind the full stop of any script: brackets, quotation marks, marks of emphasis and footnotes, pictures. */
const BEHIND = String.raw`(?:[\p{Pe}\p{Pf}"'*†‡¹²³⁰⁴-⁹\s\p{Extended_Pictographic}\ufe0f]|\[\^[^\]]+\])*$`;
/** A URL at the end has no full stop, because readers would copy it. */
const SENTENCE_END = new RegExp(String.raw`(?:[\p{Sentence_Terminal}…]${BEHIND}|https?://\S+$)`, "u");
/** End of a sentence that introduces a block, such as an example or a list. */
const INTRODUCTION = new RegExp(`[:：]${BEHIND}`, "u");
/** Blocks that are not prose. */
const BLOCKS = /^(?:fence|code_block|html_block|hr|(?:table|bullet_list|ordered_list)_(?:open|close))$/;

/**
 * Checks that the last prose of a CommonMark text ends as a sentence. Code, tables, lists, HTML, pictures and rules at
 * the end are not prose; a text may consist only of these.
 */
export function endsAsSentence(text: string): boolean {
  let hasBlock = false;
  let depth = 0;
  for (const { type, children } of markdown.parse(text, {}).toReversed()) {
    if (/^(?:table|bullet_list|ordered_list)_/.test(type)) depth += type.endsWith("_close") ? 1 : -1;
    if (depth > 0 || BLOCKS.test(type)) hasBlock = true;
    else if (type === "inline") {
      const shown = (children ?? []).filter((child) => child.type !== "image" && child.type !== "html_inline");
      const prose = shown.map(({ content }) => content).join("");
      if (prose.trim() !== "") return SENTENCE_END.test(prose.trim()) || (hasBlock && INTRODUCTION.test(prose.trim()));
      hasBlock = true;
    }
  }
  return hasBlock;
}
