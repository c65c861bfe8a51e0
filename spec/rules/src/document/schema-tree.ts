import { SCHEMA_KEYWORDS, SCHEMA_LIST_KEYWORDS, SCHEMA_MAP_KEYWORDS } from "@numbers-api/openapi/grammar";
import type { LocatedNode } from "./place.ts";

/** Keywords whose schemas a value satisfies. A condition and a negation are not among them. */
const ASSERTING = SCHEMA_KEYWORDS.filter((keyword) => keyword !== "if" && keyword !== "not");

/** Schema and the schemas inside it that a value satisfies, each once, references followed. */
export function* schemasWithin(schema: LocatedNode, seen: Set<string> = new Set()): Generator<LocatedNode> {
  for (const place of [schema, schema.target()]) {
    if (seen.has(place.location.absolutePointer)) continue;
    seen.add(place.location.absolutePointer);
    yield place;
    for (const part of parts(place)) yield* schemasWithin(part, seen);
  }
}

function* parts(schema: LocatedNode): Generator<LocatedNode> {
  for (const keyword of ASSERTING) {
    const part = schema.own(keyword);
    if (part) yield part;
  }
  for (const keyword of [...SCHEMA_LIST_KEYWORDS, ...SCHEMA_MAP_KEYWORDS]) {
    for (const [, part] of schema.own(keyword)?.members() ?? []) yield part;
  }
}
