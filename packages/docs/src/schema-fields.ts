import { isObject } from "@numbers-api/openapi/reference";
import { type Book, entries, list, type Node, text } from "./book.ts";
import { type Content, type Html, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { schemaFacts } from "./schema-facts.ts";
import { componentOf, schemaType } from "./schema-type.ts";

/** How many fields a body shows at once. Behind that, a component is only named, and described in its own place. */
const FIELDS_AT_ONCE = 80;

/** A field, or a part without a name of its own, such as the items of a list. */
interface Part {
  readonly label: Content;
  readonly schema: unknown;
  readonly isRequired?: boolean;
}

/** What a schema says: its description, what it demands, and its fields, theirs included. */
export function renderSchema(book: Book, schema: unknown): Html {
  const budget = { left: FIELDS_AT_ONCE };
  return html`<p class="type">${schemaType(book, schema)}</p>${renderInside(book, schema, [], budget)}`;
}

type Budget = { left: number };

function renderInside(book: Book, schema: unknown, above: readonly string[], budget: Budget): Content {
  const node = book.resolve(schema);
  const name = componentOf(schema);
  const facts = schemaFacts(node);
  const parts = name && (above.includes(name) || budget.left <= 0) ? [] : partsOf(book, node);
  budget.left -= parts.length;
  const below = name ? [...above, name] : above;
  return [
    text(node, "description") !== "" && renderMarkdown(text(node, "description"), 6),
    facts.length > 0 && html`<ul class="facts">${facts}</ul>`,
    parts.length > 0 && html`<ul class="fields">${parts.map((part) => renderPart(book, part, below, budget))}</ul>`,
  ];
}

function renderPart(book: Book, { label, schema, isRequired }: Part, above: readonly string[], budget: Budget): Html {
  const node = book.resolve(schema);
  const notes = ["readOnly", "writeOnly", "deprecated"].filter((note) => node[note] === true);
  return html`<li>
<div class="field"><span class="name">${label}</span> <span class="type">${schemaType(book, schema)}</span>${
    isRequired !== undefined &&
    html` <span class="${isRequired ? "required" : "optional"}">${isRequired ? "required" : "optional"}</span>`
  }${notes.map((note) => html` <span class="note">${NOTES[note]}</span>`)}</div>
${renderInside(book, schema, above, budget)}</li>`;
}

const NOTES: Readonly<Record<string, string>> = {
  readOnly: "only in responses",
  writeOnly: "only in requests",
  deprecated: "deprecated",
};

/** The schemas inside a schema that a reader has to know. A list of plain values has none. */
function partsOf(book: Book, node: Node): Part[] {
  const required = new Set(list(node, "required"));
  const fields = entries(node, "properties").map(([name, schema]) => ({
    label: html`<code>${name}</code>`,
    schema,
    isRequired: required.has(name),
  }));
  const patterns = entries(node, "patternProperties").map(([pattern, schema]) => ({
    label: html`names that match <code>${pattern}</code>`,
    schema,
  }));
  const listed = [...COMPOSITIONS].flatMap(([keyword, label]) =>
    list(node, keyword).map((schema, index) => ({ label: label(index, list(node, keyword).length), schema })),
  );
  const single = [...SINGLE].flatMap(([keyword, label]) => {
    const schema = node[keyword];
    const isPlain = keyword === "items" && isPlainType(book, schema);
    return isObject(schema) && !isPlain ? [{ label, schema }] : [];
  });
  const dependent = entries(node, "dependentSchemas").map(([name, schema]) => ({
    label: html`with <code>${name}</code>, also`,
    schema,
  }));
  return [...fields, ...patterns, ...listed, ...single, ...dependent].filter(({ schema }) => isObject(schema));
}

/** Whether the type of a list's items says all about them. */
function isPlainType(book: Book, schema: unknown): boolean {
  return Object.keys(book.resolve(schema)).every((keyword) => keyword === "type" || keyword === "format");
}

const COMPOSITIONS: ReadonlyMap<string, (index: number, count: number) => Content> = new Map([
  ["prefixItems", (index: number) => `item ${index + 1}`],
  ["allOf", (index: number, count: number) => (count > 1 ? `part ${index + 1} of ${count}` : "also")],
  ["oneOf", (index: number, count: number) => `alternative ${index + 1} of ${count}`],
  ["anyOf", (index: number, count: number) => `possibility ${index + 1} of ${count}`],
]);

const SINGLE: ReadonlyMap<string, string> = new Map([
  ["items", "each item"],
  ["additionalProperties", "any other member"],
  ["unevaluatedProperties", "any other member"],
  ["unevaluatedItems", "any other item"],
  ["contains", "at least one item"],
  ["propertyNames", "every name"],
  ["not", "not"],
  ["if", "if"],
  ["then", "then"],
  ["else", "otherwise"],
]);
