import { isObject } from "@numbers-api/openapi/reference";
import { type Book, entries, type Node, text } from "./book.ts";
import { renderValue } from "./highlight.ts";
import { type Content, type Html, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { readExamples } from "./media.ts";
import { renderSchema } from "./schema-fields.ts";

const PLACES: readonly (readonly [place: string, heading: string])[] = [
  ["path", "Path"],
  ["query", "Query"],
  ["header", "Headers"],
  ["cookie", "Cookies"],
];

/** The parameters of an operation, by the place where they are sent. */
export function renderParameters(book: Book, parameters: readonly Node[]): Content {
  return PLACES.map(([place, heading]) => {
    const here = parameters.filter((parameter) => parameter["in"] === place);
    return here.length > 0 && renderFields(book, heading, here);
  });
}

/** Parameters or headers: their names, types and meanings. */
export function renderFields(book: Book, heading: string, fields: readonly Node[]): Html {
  return html`<section class="schema"><h5>${heading}</h5>
<ul class="fields">${fields.map((field) => renderField(book, field))}</ul></section>`;
}

function renderField(book: Book, field: Node): Html {
  const isRequired = field["required"] === true;
  const [media] = entries(field, "content").map(([, value]) => book.resolve(value));
  const schema = field["schema"] ?? media?.["schema"];
  const examples = readExamples(book, isObject(field["schema"]) ? { ...field, schema: {} } : (media ?? field));
  return html`<li><div class="field"><span class="name"><code>${text(field, "name")}</code></span> <span class="${
    isRequired ? "required" : "optional"
  }">${isRequired ? "required" : "optional"}</span>${field["deprecated"] === true && html` <span class="note">deprecated</span>`}</div>
${renderMarkdown(text(field, "description"), 6)}
${schema !== undefined && renderSchema(book, schema)}
${
  examples.length > 0 &&
  html`<p class="values">For example ${examples.map(({ name, value }, index) => [
    index > 0 && ", ",
    html`<code>${renderValue(value, "text/plain")}</code>`,
    name !== "" && ` (${name})`,
  ])}</p>`
}</li>`;
}
