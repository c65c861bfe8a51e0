import {
  BOUNDS,
  type Bound,
  type BoundKind,
  boundOf,
  declaredTypes,
  impliedBound,
  isMultiple,
  maxItemsOf,
  multipleOfAll,
  type Site,
  tightness,
  typesOf,
  type View,
} from "@numbers-api/openapi/schema-view";
import type { Words } from "../model/graph.ts";
import { onlyIn, type SchemaPair } from "./pair.ts";

/** Keywords whose values are limits without an order, except that a format can be wider than another one. */
const TEXTS = [
  ["format", "format"],
  ["pattern", "pattern"],
  ["content-encoding", "contentEncoding"],
  ["content-media-type", "contentMediaType"],
] as const;

type TextKind = (typeof TEXTS)[number][0];

/** Compares the limits of numbers, lengths, counts and texts. */
export function compareLimits(pair: SchemaPair): void {
  // A limit on a type that one side refuses is ineffective, and the change of type is reported.
  const types = pair.types.has("integer") ? pair.types.union(new Set(["number"])) : pair.types;
  const multiples = pair.both(multipleOfAll);
  const multiple = multiples[0] === multiples[1] ? multiples[0] : undefined;
  for (const row of BOUNDS)
    if (types.has(row[2])) {
      const [before, after] = pair.both((view) => boundOf(view, multiple, ...row));
      const [looser, tighter] = tightness(row[0], after, before) > 0 ? [pair.base, after] : [pair.head, before];
      // What other keywords of the looser side demand is no change.
      if (tightness(row[0], impliedBound(looser, row[0]), tighter) < 0) compareBound(pair, row[0], before, after);
    }
  compareMultiples(pair);
  const [was, is] = pair.both((view) => view.all("uniqueItems").find(({ value }) => value === true));
  const isTold = types.has("array") && maxItemsOf(is ? pair.base : pair.head) > 1;
  if (isTold && !was !== !is) pair.note(is ? "unique-items-added" : "unique-items-removed", was, is);
  for (const [kind, keyword] of TEXTS) compareTexts(pair, kind, keyword);
}

export function compareBound(pair: SchemaPair, kind: BoundKind, before: Bound, after: Bound): void {
  const order = tightness(kind, after, before);
  if (order === 0) return;
  const isRaised = order > 0 === kind.startsWith("min");
  pair.note(`${kind}-${isRaised ? "raised" : "lowered"}`, before.site, after.site, {
    before: shownBound(before),
    after: shownBound(after),
  });
}

function shownBound({ value, exclusive }: Bound): number | Words {
  if (!Number.isFinite(value)) return { words: "without limit" };
  return exclusive ? { words: `\`${value}\` (itself excluded)` } : value;
}

function compareMultiples(pair: SchemaPair): void {
  const [was, is] = pair.both(declaredTypes);
  if (!was.has("integer") || !is.has("integer")) return;
  // The change between numbers and integers is reported as one of types.
  const isTypeTold = was.has("number") !== is.has("number");
  const [from, to] = pair.both((view) => {
    const multiple = multipleOfAll(view);
    return isTypeTold && multiple === 1 ? undefined : multiple;
  });
  if (from === to) return;
  // Every multiple of 10 is one of 5, so 10 to 5 lets more pass; no limit lets everything pass.
  const isWider = to === undefined || (from !== undefined && isMultiple(from, to));
  const isNarrower = from === undefined || (to !== undefined && isMultiple(to, from));
  const kind = isWider ? "widened" : isNarrower ? "narrowed" : "changed";
  const values = { before: from, after: to };
  const [before, after] = pair.both((view) => view.first("multipleOf"));
  pair.note(`multiple-of-${kind}`, before, after, values);
}

/** Formats of 3.0 that are keywords of JSON Schema in 3.1 (OpenAPI 3.1, "Considerations for File Uploads"). */
const BINARY: ReadonlyMap<unknown, readonly [keyword: string, value: string]> = new Map([
  ["byte", ["contentEncoding", "base64"]],
  ["base64", ["contentEncoding", "base64"]],
  ["base64url", ["contentEncoding", "base64url"]],
  ["binary", ["contentMediaType", "application/octet-stream"]],
]);

/** Values of a keyword that limit something, each once. */
function textsOf(view: View, keyword: string): Map<string, Site> {
  // The names of encodings and media types are the same in either case.
  const isName = keyword.startsWith("content");
  const own = view.all(keyword).map((read) => (isName ? { ...read, value: String(read.value).toLowerCase() } : read));
  const moved = view.all("format").flatMap((read) => {
    const [to, value] = BINARY.get(read.value) ?? ["format", read.value];
    return to === keyword ? [{ ...read, value }] : [];
  });
  return new Map([...(keyword === "format" ? [] : own), ...moved].map((read) => [String(read.value), read]));
}

/** Pairs of formats in which the second includes every value of the first. */
const WIDER = new Set([
  ...["int32 int64", "float double", "email idn-email", "hostname idn-hostname"],
  ...["uri iri", "uri uri-reference", "uri-reference iri-reference"],
]);

/** Formats of strings (JSON Schema Validation 2020-12, section 7.3). */
const STRING_FORMAT =
  /^((date-)?time|date|duration|(idn-)?(email|hostname)|ipv[46]|[ui]ri(-reference)?|uri-template|uuid|(relative-)?json-pointer|regex)$/;

function compareTexts(pair: SchemaPair, kind: TextKind, keyword: string): void {
  const [before, after] = pair.both((view) => textsOf(view, keyword));
  const isEffective = ({ value }: Site): boolean =>
    pair.types.has("string") || (kind === "format" && !STRING_FORMAT.test(String(value)));
  const gone = onlyIn(before, after).filter(isEffective);
  const come = onlyIn(after, before).filter(isEffective);
  for (const [index] of (gone.length > come.length ? gone : come).entries())
    noteText(pair, kind, gone[index], come[index]);
}

function noteText(pair: SchemaPair, kind: TextKind, from: Site | undefined, to: Site | undefined): void {
  const values = { before: from?.value, after: to?.value };
  if (kind !== "format") {
    pair.note(`${kind}-${!to ? "removed" : from ? "changed" : "added"}`, from, to, values);
  } else if (from && to) {
    const isWider = WIDER.has(`${from.value} ${to.value}`);
    const isNarrower = WIDER.has(`${to.value} ${from.value}`);
    pair.note(`format-${isWider ? "widened" : isNarrower ? "narrowed" : "changed"}`, from, to, values);
  } else {
    // The widest format of a type is the same as none.
    const hasFractions = pair.both((view) => typesOf(view).has("number")).includes(true);
    const isWidest = (format: unknown): boolean => format === "double" || (format === "int64" && !hasFractions);
    if (!isWidest((from ?? to)?.value)) pair.note(`format-${to ? "added" : "removed"}`, from, to, values);
  }
}
