import { isObject } from "@numbers-api/openapi/reference";

const WIDTH = 120;

/** Exported constant of literal type. */
export function constant(name: string, value: unknown): string {
  const start = `export const ${name} = `;
  // Texts have their literal type without an assertion.
  return typeof value === "string" ? `${start}${print(value)};` : `${start}${print(value, start)} as const;`;
}

/**
 * Plain data as a TypeScript expression: on one line if it fits, otherwise one line per member.
 *
 * @param before - Text before it on its first line, indentation included.
 */
export function print(value: unknown, before = "", indent = ""): string {
  const inline = printInline(value);
  if (before.length + inline.length < WIDTH || inline.length <= 2) return inline;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${inner}${print(item, inner, inner)},\n`).join("")}${indent}]`;
  }
  if (!isObject(value)) return inline;
  const lines = members(value).map(([key, member]) => {
    const start = `${inner}${key}: `;
    return `${start}${print(member, start, inner)},\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

function printInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printInline).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const printed = members(value).map(([key, member]) => `${key}: ${printInline(member)}`);
  return printed.length > 0 ? `{ ${printed.join(", ")} }` : "{}";
}

function members(value: Readonly<Record<string, unknown>>): [key: string, member: unknown][] {
  return Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[printKey(key), member]]));
}

/** Name as the key of an object literal, quoted only if necessary. */
export function printKey(name: string): string {
  // A plain key would set the prototype.
  if (name === "__proto__") return '["__proto__"]';
  return /^(?:[A-Za-z_$][\w$]*|0|[1-9]\d{0,14})$/.test(name) ? name : JSON.stringify(name);
}

/** Doc comment of paragraphs, those without text left out; empty when none has any. */
export function docComment(paragraphs: readonly (string | undefined)[], indent: string = ""): string {
  const texts = paragraphs.flatMap((text) => (text?.trim() ? [text.trim()] : []));
  if (texts.length === 0) return "";
  const lines = texts.flatMap((text, index) => [...(index > 0 ? [""] : []), ...commentLines(text)]);
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** Lines of a text, which may contain the end of a comment. */
function commentLines(text: string): string[] {
  return text.replaceAll("*/", "*\\/").split(/\r\n?|\n/);
}
