import MarkdownIt from "markdown-it";
import { highlightJson } from "./highlight.ts";
import { Html } from "./html.ts";

// Without HTML of the author's own, and with no address but the harmless ones, which is its default.
const markdown = new MarkdownIt({ html: false, linkify: false });

// An image would be loaded from another host: what remains is what it shows, in words.
markdown.renderer.rules["image"] = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? "");

markdown.renderer.rules["fence"] = (tokens, index) => {
  const { content = "", info = "" } = tokens[index] ?? {};
  const text = content.replace(/\n$/, "");
  const code = /^json\b/.test(info) ? highlightJson(text).text : markdown.utils.escapeHtml(text);
  return `<pre tabindex="0"><code>${code}</code></pre>\n`;
};

markdown.renderer.rules["link_open"] = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet("rel", "noreferrer");
  return self.renderToken(tokens, index, options);
};

markdown.renderer.rules["table_open"] = () => '<div class="scroll" tabindex="0"><table>\n';
markdown.renderer.rules["table_close"] = () => "</table></div>\n";

/**
 * A description, which OpenAPI writes in CommonMark.
 *
 * @param level the level of its topmost headings on the page; what is below them follows.
 */
export function renderMarkdown(text: string, level: number): Html {
  const tokens = markdown.parse(text, {});
  const headings = tokens.filter(({ type }) => type === "heading_open" || type === "heading_close");
  const topmost = Math.min(...headings.map(({ tag }) => Number(tag.slice(1))));
  for (const heading of headings) {
    heading.tag = `h${Math.min(6, Number(heading.tag.slice(1)) - topmost + level)}`;
  }
  return new Html(markdown.renderer.render(tokens, markdown.options, {}));
}

/** A line of text with emphasis, code and links, but no paragraphs. */
export function renderInline(text: string): Html {
  return new Html(markdown.renderInline(text));
}
