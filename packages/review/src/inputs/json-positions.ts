import type { Location } from "@numbers-api/openapi/problem";
import { isObject, type Path, parsePointer } from "@numbers-api/openapi/reference";
import { LineCounter } from "yaml";

/**
 * Finds places in a JSON text. A description of ten megabytes is read at once by `JSON.parse`, where a parser that keeps
 * every position takes many seconds; only the few places that are asked for are looked up in the text.
 */
export class JsonPositions {
  readonly #text: string;
  readonly #file: string;
  readonly #document: unknown;
  readonly #offsets = new Map<string, number>();
  #lines: LineCounter | undefined;

  constructor(file: string, text: string, document: unknown) {
    this.#file = file;
    this.#text = text;
    this.#document = document;
  }

  /** Where a value stands, as `Source.locate` has it: references are followed, and the last value that exists counts. */
  locate(path: Path): Location {
    let way: readonly (string | number)[] = [];
    for (const key of path) {
      way = this.#follow(way);
      const value = this.#at(way);
      const exists = Array.isArray(value) ? Number(key) < value.length : isObject(value) && Object.hasOwn(value, key);
      if (!exists) break;
      way = [...way, key];
    }
    const { line, col } = this.#counter.linePos(this.#offset(way).key);
    return { file: this.#file, line, column: col };
  }

  #at(way: Path): unknown {
    return way.reduce<unknown>(
      (value, key) => (Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined),
      this.#document,
    );
  }

  #follow(way: Path): Path {
    const seen = new Set<string>();
    let at = way;
    for (;;) {
      const value = this.#at(at);
      const reference = isObject(value) ? value["$ref"] : undefined;
      if (typeof reference !== "string" || !reference.startsWith("#") || seen.has(reference)) return at;
      seen.add(reference);
      at = parsePointer(reference);
    }
  }

  get #counter(): LineCounter {
    if (this.#lines) return this.#lines;
    this.#lines = new LineCounter();
    this.#lines.addNewLine(0);
    for (let at = this.#text.indexOf("\n"); at >= 0; at = this.#text.indexOf("\n", at + 1))
      this.#lines.addNewLine(at + 1);
    return this.#lines;
  }

  /** The offsets of a member's key, and of its value. */
  #offset(way: Path): { key: number; value: number } {
    let place = { key: this.#blank(0), value: this.#blank(0) };
    const walked: (string | number)[] = [];
    for (const key of way) {
      walked.push(key);
      const name = JSON.stringify(walked);
      const known = this.#offsets.get(name);
      const value = known ?? this.#child(place.value, key);
      this.#offsets.set(name, value);
      place = { key: value, value: this.#value(value) };
    }
    return place;
  }

  /** The offset of a member's key, or of an item. */
  #child(from: number, key: string | number): number {
    const isList = this.#text[from] === "[";
    let at = this.#blank(from + 1);
    for (let index = 0; ; index += 1) {
      const start = at;
      if (isList ? index === Number(key) : JSON.parse(this.#text.slice(at, this.#skip(at))) === String(key))
        return start;
      at = this.#blank(this.#skip(this.#value(at)));
      // Past the comma. The document was parsed, so the member is there and the loop ends at it.
      at = this.#blank(at + 1);
      if (at >= this.#text.length) return from;
    }
  }

  /** The offset of the value behind a key; of an item, its own. */
  #value(at: number): number {
    if (this.#text[at] !== '"') return at;
    const colon = this.#blank(this.#skip(at));
    return this.#text[colon] === ":" ? this.#blank(colon + 1) : at;
  }

  #blank(from: number): number {
    let at = from;
    while (at < this.#text.length && " \t\r\n".includes(this.#text.charAt(at))) at += 1;
    return at;
  }

  /** The offset behind a value. */
  #skip(from: number): number {
    const text = this.#text;
    if (text[from] === '"') return endOfString(text, from);
    if (text[from] !== "{" && text[from] !== "[") {
      let at = from;
      while (at < text.length && !",]} \t\r\n".includes(text.charAt(at))) at += 1;
      return at;
    }
    let depth = 0;
    for (let at = from; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      if (char === 0x22) at = endOfString(text, at) - 1;
      else if (char === 0x7b || char === 0x5b) depth += 1;
      else if (char === 0x7d || char === 0x5d) {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
    }
    return text.length;
  }
}

function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at > 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let at = quote;
  while (text[at - 1] === "\\") at -= 1;
  return (quote - at) % 2 === 1;
}
