import { type Book, entries, type Node, text } from "./book.ts";
import { type Content, type Html, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderContent } from "./media.ts";
import type { Operation } from "./operations.ts";
import { renderFields } from "./parameters.ts";
import { isError, statusPhrase } from "./status.ts";

/** Where the page describes what an operation answers with a status. */
export function responseAnchor(book: Book, operation: Operation, status: string): string {
  return book.anchor(`${operation.anchor} ${status}`);
}

/** What an operation answers, status by status. */
export function renderResponses(book: Book, operation: Operation): Html {
  const shown = new Set<string>();
  const responses = entries(operation.node, "responses").map(([status, value]) => {
    const anchor = responseAnchor(book, operation, status);
    return renderResponse(book, status, book.resolve(value), anchor, shown);
  });
  return html`<section><h4>${operation.isOutgoing ? "What you answer" : "Responses"}</h4>${responses}</section>`;
}

function renderResponse(book: Book, status: string, node: Node, anchor: string, shown: Set<string>): Content {
  const kind = isError(status) ? "error" : "success";
  const headers = entries(node, "headers").map(([name, header]) => ({ ...book.resolve(header), name }));
  const content = renderContent(book, node, anchor, shown);
  return html`<section class="response" id="${anchor}">
<h5><a class="self" href="#${anchor}"><span class="status ${kind}">${status}</span> ${statusPhrase(status)}</a></h5>
${renderMarkdown(text(node, "description"), 6)}
${headers.length > 0 && renderFields(book, "Headers", headers)}
${entries(node, "content").length > 0 ? content : html`<p class="nobody">No body.</p>`}</section>`;
}
