import { isObject } from "@numbers-api/openapi/reference";
import { type Book, list, text } from "./book.ts";
import { curlCommand } from "./curl.ts";
import { type Content, type Html, html, link } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderContent } from "./media.ts";
import { type Operation, readCallbacks, title } from "./operations.ts";
import { renderParameters } from "./parameters.ts";
import { renderResponses } from "./responses.ts";

/** All about an operation: what it does, what it takes and what it answers. */
export function renderOperation(book: Book, operation: Operation): Html {
  const { anchor, method, path, node, isOutgoing } = operation;
  const id = text(node, "operationId");
  const callbacks = readCallbacks(book, operation);
  return html`<article class="operation" id="${anchor}">
<h3><a class="self" href="#${anchor}">${title(operation)}</a></h3>
<p class="route"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code>${
    node["deprecated"] === true && html` <span class="note">deprecated</span>`
  }${id !== "" && html` <span class="id">${id}</span>`}</p>
${renderMarkdown(text(node, "description"), 4)}
${renderMore(book, node)}
<section><h4>Request</h4>
${renderSecurity(book, operation)}
${!isOutgoing && html`<pre tabindex="0" aria-label="The request as a curl command"><code>${curlCommand(book, operation)}</code></pre>`}
${renderParameters(book, operation.parameters)}
${renderBody(book, operation)}</section>
${renderResponses(book, operation)}
${callbacks.length > 0 && html`<section><h4>Callbacks</h4>${callbacks.map((callback) => renderOperation(book, callback))}</section>`}
</article>`;
}

function renderBody(book: Book, { anchor, node }: Operation): Content {
  if (!isObject(node["requestBody"])) return undefined;
  const body = book.resolve(node["requestBody"]);
  return [
    text(body, "description") !== "" && renderMarkdown(text(body, "description"), 5),
    body["required"] !== true && html`<p>The body may be left out.</p>`,
    renderContent(book, body, `${anchor} request`),
  ];
}

/** Which of the ways to authenticate apply. Each alternative may ask for several at once. */
function renderSecurity(book: Book, { node, isOutgoing }: Operation): Content {
  const alternatives = list("security" in node ? node : book.root, "security").map((one) => book.resolve(one));
  if (isOutgoing || alternatives.length === 0) return undefined;
  const ways = alternatives.map((alternative, index) => {
    const schemes = Object.entries(alternative).map(([name, scopes], position) => [
      position > 0 && " and ",
      html`<a href="#${book.anchor(`security ${name}`)}">${name}</a>`,
      Array.isArray(scopes) && scopes.length > 0 && ` (${scopes.join(", ")})`,
    ]);
    return [index > 0 && ", or ", schemes.length > 0 ? schemes : "nothing"];
  });
  return html`<p class="security">Authenticates with ${ways}.</p>`;
}

function renderMore(book: Book, node: Readonly<Record<string, unknown>>): Content {
  const docs = book.resolve(node["externalDocs"]);
  const url = text(docs, "url");
  return url !== "" && html`<p>See also ${link(url, text(docs, "description") || url)}</p>`;
}
