import { type Book, entries, text } from "./book.ts";
import { type Content, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { exampleAnchor, readExamples } from "./media.ts";
import { type Operation, title } from "./operations.ts";
import { responseAnchor } from "./responses.ts";
import { isError, statusPhrase } from "./status.ts";

/** An error as operations document it, and those that do. */
interface ErrorMeaning {
  readonly status: string;
  readonly description: string;
  readonly examples: Content[];
  readonly operations: Operation[];
}

/** Every error of the API with its meaning, once, however many operations share it. */
export function renderErrors(book: Book, operations: readonly Operation[]): Content {
  const errors = readErrors(book, operations);
  if (errors.length === 0) return undefined;
  return html`<section id="${book.anchor("errors")}" aria-labelledby="${book.anchor("errors heading")}">
<h2 id="${book.anchor("errors heading")}">What can go wrong</h2>
<dl class="errors">${errors.map(
    ({ status, description, examples, operations: these }) => html`
<div><dt><span class="status error">${status}</span> ${statusPhrase(status)}</dt>
<dd>${renderMarkdown(description, 3)}
${examples.length > 0 && html`<p class="values">Shown in ${examples}.</p>`}
<p class="values">Answered by ${these.map((operation, index) => [
      index > 0 && ", ",
      html`<a href="#${responseAnchor(book, operation, status)}">${title(operation)}</a>`,
    ])}.</p></dd></div>`,
  )}</dl></section>`;
}

function readErrors(book: Book, operations: readonly Operation[]): ErrorMeaning[] {
  const meanings = new Map<string, ErrorMeaning>();
  for (const operation of operations) {
    for (const [status, value] of entries(operation.node, "responses")) {
      if (!isError(status)) continue;
      const description = text(book.resolve(value), "description");
      const key = `${status} ${description}`;
      const known = meanings.get(key);
      if (known) known.operations.push(operation);
      else
        meanings.set(key, {
          status,
          description,
          examples: examplesOf(book, operation, status),
          operations: [operation],
        });
    }
  }
  return [...meanings.values()].sort((one, other) => (one.status < other.status ? -1 : 1));
}

function examplesOf(book: Book, operation: Operation, status: string): Content[] {
  const owner = responseAnchor(book, operation, status);
  const [, response] = entries(operation.node, "responses").find(([name]) => name === status) ?? [];
  const links = entries(book.resolve(response), "content").flatMap(([mediaType, media]) =>
    readExamples(book, book.resolve(media))
      .filter(({ name }) => name !== "")
      .map(({ name }) => html`<a href="#${exampleAnchor(book, owner, mediaType, name)}"><code>${name}</code></a>`),
  );
  return links.map((example, index) => [index > 0 && ", ", example]);
}
