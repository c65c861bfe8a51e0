import { isObject } from "@numbers-api/openapi/reference";
import { type Book, list, type Node, text } from "./book.ts";
import { type Content, html } from "./html.ts";

/** What values of a schema are, in a few words: `string (date-time)`, `array of DedicatedNumber`, `string or null`. */
export function schemaType(book: Book, schema: unknown): Content {
  if (typeof schema === "boolean") return schema ? "anything" : "nothing";
  if (!isObject(schema)) return "anything";
  const name = componentOf(schema);
  if (name) return html`<a href="#${schemaAnchor(book, name)}">${name}</a>`;
  const types = typesOf(schema).filter((type) => type !== "null");
  const words = types.map((type) => typeWords(book, schema, type));
  const known = words.length > 0 ? joined(words) : composed(book, schema);
  return isNullable(schema) ? [known, " or null"] : known;
}

/** The component that a schema refers to, by name. */
export function componentOf(schema: unknown): string | undefined {
  const reference = isObject(schema) ? text(schema, "$ref") : "";
  return /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1]?.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Where the page describes a schema of the contract's components. */
export function schemaAnchor(book: Book, name: string): string {
  return book.anchor(`schema ${name}`);
}

function typesOf(schema: Node): string[] {
  const { type } = schema;
  if (type !== undefined) return (Array.isArray(type) ? type : [type]).map(String);
  if ("properties" in schema) return ["object"];
  return "items" in schema ? ["array"] : [];
}

function isNullable(schema: Node): boolean {
  return schema["nullable"] === true || typesOf(schema).includes("null");
}

function typeWords(book: Book, schema: Node, type: string): Content {
  if (type === "array") return "items" in schema ? ["array of ", schemaType(book, schema["items"])] : "array";
  const format = text(schema, "format");
  return format && type !== "object" ? `${type} (${format})` : type;
}

function composed(book: Book, schema: Node): Content {
  for (const [keyword, separator] of [
    ["oneOf", " or "],
    ["anyOf", " or "],
    ["allOf", " and "],
  ] as const) {
    const schemas = list(schema, keyword);
    if (schemas.length > 0) {
      return joined(
        schemas.map((part) => schemaType(book, part)),
        separator,
      );
    }
  }
  return "anything";
}

function joined(words: readonly Content[], separator = " or "): Content {
  return words.map((word, index) => (index === 0 ? word : [separator, word]));
}
