/** HTML that is safe to put into a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, HTML is not, a list is joined, and what is absent leaves nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[];

/**
 * HTML from a template whose values are escaped, in text and in quoted attributes alike. So whatever a contract says, it
 * cannot leave its place in the page.
 *
 * @example
 * html`<p title="${'"'}">${"<b>"}</p>`.text; // <p title="&quot;">&lt;b&gt;</p>
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.reduce((text, string, index) => text + contentText(values[index - 1]) + string));
}

function contentText(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Html) return content.text;
  if (typeof content === "object") return content.map(contentText).join("");
  return String(content).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A link that a reader may follow, or the text alone where the address is none that a page should open. */
export function link(url: string, text: string): Html {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return html`${text}`;
  return html`<a href="${url}" rel="noreferrer">${text}</a>`;
}
