import { type Book, entries, openBook, text } from "./book.ts";
import { renderErrors } from "./errors.ts";
import { type Content, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderNavigation } from "./navigation.ts";
import { renderOperation } from "./operation.ts";
import { type Chapter, readChapters } from "./operations.ts";
import { renderOverview, renderSecuritySchemes } from "./overview.ts";
import { renderSchema } from "./schema-fields.ts";
import { schemaAnchor } from "./schema-type.ts";
import { style } from "./style.ts";

/**
 * The documentation of a contract as one page of HTML. It needs nothing else: no script, no font, no picture, and it
 * forbids the browser to load any.
 *
 * @param document an OpenAPI 3 document as plain data, in which every reference begins with `#/`.
 *
 * @example
 * const { document } = await loadContract("openapi.yaml");
 * await writeFile("index.html", renderDocs(document));
 */
export function renderDocs(document: object): string {
  const book = openBook(document);
  const chapters = readChapters(book);
  const errors = renderErrors(
    book,
    chapters.flatMap(({ operations }) => operations.filter(({ isOutgoing }) => !isOutgoing)),
  );
  const navigation = renderNavigation(book, chapters, errors !== undefined);
  const name = text(book.resolve(book.root["info"]), "title") || "API";
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${name}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav class="contents wide" aria-label="Contents">${navigation}</nav>
<details class="contents narrow"><summary>Contents</summary><nav aria-label="Contents, folded">${navigation}</nav></details>
<main id="content">
${renderOverview(book)}
${renderSecuritySchemes(book)}
${errors}
${chapters.map((chapter) => renderChapter(book, chapter))}
${renderSchemas(book)}
</main>
</body>
</html>
`.text;
}

function renderChapter(book: Book, { anchor, title, description, operations }: Chapter): Content {
  return html`<section id="${anchor}"><h2>${title}</h2>
${renderMarkdown(description, 3)}
${operations.map((operation) => renderOperation(book, operation))}</section>`;
}

function renderSchemas(book: Book): Content {
  const schemas = entries(book.resolve(book.root["components"]), "schemas");
  if (schemas.length === 0) return undefined;
  return html`<section id="${book.anchor("schemas")}"><h2>Schemas</h2>
${schemas.map(
  ([name, schema]) => html`<section class="schema" id="${schemaAnchor(book, name)}">
<h3><a class="self" href="#${schemaAnchor(book, name)}">${name}</a></h3>${renderSchema(book, schema)}</section>`,
)}</section>`;
}
