import { type Book, entries } from "./book.ts";
import { type Content, type Html, html } from "./html.ts";
import { type Chapter, title } from "./operations.ts";
import { schemaAnchor } from "./schema-type.ts";

/** The table of contents, one link for each section, operation and schema. */
export function renderNavigation(book: Book, chapters: readonly Chapter[], hasErrors: boolean): Html {
  const components = book.resolve(book.root["components"]);
  const schemas = entries(components, "schemas");
  return html`<ul>
<li><a href="#${book.anchor("overview")}">Overview</a></li>
${entries(components, "securitySchemes").length > 0 && html`<li><a href="#${book.anchor("security")}">Ways to authenticate</a></li>`}
${hasErrors && html`<li><a href="#${book.anchor("errors")}">What can go wrong</a></li>`}
${chapters.map((chapter) => renderChapter(chapter))}
${
  schemas.length > 0 &&
  html`<li><a href="#${book.anchor("schemas")}">Schemas</a>
<ul>${schemas.map(([name]) => html`<li><a href="#${schemaAnchor(book, name)}">${name}</a></li>`)}</ul></li>`
}</ul>`;
}

function renderChapter({ anchor, title: heading, operations }: Chapter): Content {
  return html`<li><a href="#${anchor}">${heading}</a>
<ul>${operations.map(
    (operation) =>
      html`<li><a href="#${operation.anchor}" class="${operation.node["deprecated"] === true ? "deprecated" : "current"}">${title(operation)} <span class="method ${operation.method}">${operation.method.toUpperCase()}</span></a></li>`,
  )}</ul></li>`;
}
