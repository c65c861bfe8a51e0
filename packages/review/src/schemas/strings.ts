import { note } from "../compare/comparison.ts";
import type { SchemaPair } from "./pair.ts";
import { typesOf } from "./view/acceptance.ts";
import type { Read, View } from "./view/view.ts";

/** Pairs of formats in which the second includes every value of the first. */
const WIDER: readonly (readonly [string, string])[] = [
  ["int32", "int64"],
  ["float", "double"],
  ["email", "idn-email"],
  ["hostname", "idn-hostname"],
  ["uri", "iri"],
  ["uri", "uri-reference"],
  ["uri-reference", "iri-reference"],
];

/** Patterns that every text matches. */
const ANYTHING = new Set(["", ".*", "^.*", "^", "$", "[\\s\\S]*", "^[\\s\\S]*$"]);

/** Formats of 3.0 that are keywords of JSON Schema in 3.1 (OpenAPI 3.1, "Considerations for File Uploads"). */
const BINARY: Readonly<Record<string, { readonly keyword: string; readonly value: string }>> = {
  byte: { keyword: "contentEncoding", value: "base64" },
  base64: { keyword: "contentEncoding", value: "base64" },
  binary: { keyword: "contentMediaType", value: "application/octet-stream" },
};

/** Formats of strings (JSON Schema Validation 2020-12, section 7.3). */
const STRING_FORMATS =
  "date date-time time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference uuid uri-template json-pointer relative-json-pointer regex".split(
    " ",
  );

function hasStrings({ base, head }: Pick<SchemaPair, "base" | "head">): boolean {
  return typesOf(base).has("string") && typesOf(head).has("string");
}

/** Compares patterns, formats and encodings. */
export function compareStrings(pair: SchemaPair): void {
  compareLimits(pair, "format", "format");
  if (!hasStrings(pair)) return;
  compareLimits(pair, "pattern", "pattern");
  compareLimits(pair, "contentEncoding", "content-encoding");
  compareLimits(pair, "contentMediaType", "content-media-type");
}

/** Compares a keyword whose values are independent limits without an order. */
function compareLimits(
  { base, head, node }: SchemaPair,
  keyword: string,
  kind: "pattern" | "format" | "content-encoding" | "content-media-type",
): void {
  const [before, after] = [limits(base, keyword), limits(head, keyword)];
  const isMoot = (value: unknown): boolean =>
    keyword === "format" && !hasStrings({ base, head }) && STRING_FORMATS.includes(String(value));
  const gone = [...before.values()].filter(({ value }) => !after.has(String(value)) && !isMoot(value));
  const come = [...after.values()].filter(({ value }) => !before.has(String(value)) && !isMoot(value));
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    const [from, to] = [gone[index], come[index]];
    // The widest format of a type is the same as none.
    if (kind === "format" && [from, to].includes(undefined) && isWidest(from ?? to, { base, head })) continue;
    const change = from && to ? (kind === "format" ? formatChange(from, to) : "changed") : to ? "added" : "removed";
    const values = { before: from?.value, after: to?.value };
    // Only a format can be wider or narrower than another.
    note(
      node,
      `${kind}-${change}` as `format-${typeof change}`,
      from?.site ?? base.site,
      to?.site ?? head.site,
      values,
    );
  }
}

function isWidest(read: Read | undefined, { base, head }: Pick<SchemaPair, "base" | "head">): boolean {
  const hasFractions = typesOf(base).has("number") || typesOf(head).has("number");
  return read?.value === "double" || (read?.value === "int64" && !hasFractions);
}

function limits(view: View, keyword: string): Map<string, Read> {
  const reads = view.all(keyword).filter(({ value }) => keyword !== "pattern" || !ANYTHING.has(String(value)));
  const own = keyword === "format" ? reads.filter(({ value }) => !Object.hasOwn(BINARY, String(value))) : reads;
  const moved = Object.entries(BINARY).flatMap(([format, said]) =>
    said.keyword === keyword
      ? view.all("format").flatMap((read) => (read.value === format ? [{ ...read, value: said.value }] : []))
      : [],
  );
  return new Map([...own, ...moved].map((read) => [String(read.value), read]));
}

function formatChange(from: Read, to: Read): "widened" | "narrowed" | "changed" {
  const is = (smaller: unknown, larger: unknown): boolean => WIDER.some(([a, b]) => a === smaller && b === larger);
  return is(from.value, to.value) ? "widened" : is(to.value, from.value) ? "narrowed" : "changed";
}
