import { type Book, entries, list, type Node, text } from "./book.ts";
import { renderValue } from "./highlight.ts";
import { type Content, type Html, html } from "./html.ts";
import { renderInline, renderMarkdown } from "./markdown.ts";
import { renderSchema } from "./schema-fields.ts";
import { componentOf, schemaType } from "./schema-type.ts";

/** An example, as one place of the contract gives it. */
export interface Example {
  /** Empty for one that has no name. */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** Absent when the example is kept elsewhere. */
  readonly value?: unknown;
  readonly externalValue: string;
}

/**
 * The bodies of a request or a response, by media type: their fields and their examples.
 *
 * @param shown the components whose fields stand further up already, to which those of this body are added.
 */
export function renderContent(book: Book, node: Node, owner: string, shown: Set<string> = new Set()): Content {
  return entries(node, "content").map(([mediaType, value]) => {
    const media = book.resolve(value);
    return html`<div class="media">
<section class="schema"><h5>Body <code>${mediaType}</code></h5>
${"schema" in media && renderBody(book, media["schema"], shown)}</section>
${renderExamples(book, media, mediaType, owner)}</div>`;
  });
}

function renderBody(book: Book, schema: unknown, shown: Set<string>): Content {
  const name = componentOf(schema);
  if (name && shown.has(name)) return html`<p class="type">${schemaType(book, schema)}, as above</p>`;
  if (name) shown.add(name);
  return renderSchema(book, schema);
}

/** The examples of a media type, a parameter or a header; where it has none, those of its schema. */
export function readExamples(book: Book, node: Node): Example[] {
  const named = entries(node, "examples").map(([name, value]) => {
    const { value: body, ...example } = book.resolve(value);
    const about = (key: string): string => text(example, key);
    return {
      name,
      summary: about("summary"),
      description: about("description"),
      externalValue: about("externalValue"),
      ...(body !== undefined && { value: body }),
    };
  });
  if (named.length > 0) return named;
  const schema = book.resolve(node["schema"]);
  const values =
    "example" in node ? [node["example"]] : "example" in schema ? [schema["example"]] : list(schema, "examples");
  return values.map((value) => ({ name: "", summary: "", description: "", externalValue: "", value }));
}

/** Where the page shows an example: under what it belongs to, by its name. */
export function exampleAnchor(book: Book, owner: string, mediaType: string, name: string): string {
  return book.anchor(`example ${owner} ${name} ${mediaType}`);
}

function renderExamples(book: Book, media: Node, mediaType: string, owner: string): Content {
  const examples = readExamples(book, media);
  if (examples.length === 0) return undefined;
  return html`<section class="examples"><h5>${examples.length > 1 ? "Examples" : "Example"}</h5>
${examples.map((example) => renderExample(example, mediaType, exampleAnchor(book, owner, mediaType, example.name)))}</section>`;
}

function renderExample(example: Example, mediaType: string, anchor: string): Html {
  const { name, summary, description, value, externalValue } = example;
  return html`<figure id="${anchor}"><figcaption>${name !== "" && html`<code>${name}</code> `}${
    summary !== "" && renderInline(summary)
  }${externalValue !== "" && html` kept at ${externalValue}`}</figcaption>
${description !== "" && renderMarkdown(description, 6)}${
  value !== undefined &&
  html`<pre tabindex="0" aria-label="${`Example ${name}`.trim()}"><code>${renderValue(value, mediaType)}</code></pre>`
}</figure>`;
}
