import { besideReference, isObject, parsePointer } from "@numbers-api/openapi/reference";
import type { Location, Oas3Visitor, UserContext } from "@redocly/openapi-core";
import { LocatedNode } from "./place.ts";

/** String of a contract. */
export interface Text {
  readonly key: string;
  readonly text: string;
  readonly location: Location;
}

/** Members that contain data, which the linter does not visit. */
const DATA = new Set(["const", "default", "enum", "example", "examples", "value"]);

/** Creates a visitor that is called once for every string of a contract, in examples and in prose. */
export function everyText(visit: (text: Text, ctx: UserContext) => void): Oas3Visitor {
  const seen = new Set<string>();
  const members = (place: LocatedNode, ctx: UserContext): void => {
    for (const text of textsOf(place)) {
      if (!seen.has(text.location.absolutePointer)) visit(text, ctx);
      seen.add(text.location.absolutePointer);
    }
  };
  return {
    any: (node, ctx) => members(LocatedNode.of(node, ctx), ctx),
    // The siblings of a reference are not part of any visited node.
    ref: (_node, ctx) => members(LocatedNode.raw(ctx), ctx),
  };
}

function* textsOf(parent: LocatedNode): Generator<Text> {
  for (const key of Object.keys(isObject(parent.node) ? besideReference(parent.node) : {})) {
    const place = parent.own(key);
    if (!place) continue;
    if (DATA.has(key)) yield* textsWithin(nameOf(parent) ?? key, place);
    else if (typeof place.node === "string") yield { key, text: place.node, location: place.location };
  }
}

/** Keys on the way from a name to the schema that describes its values. */
const BETWEEN = /^(?:schema|items|prefixItems|allOf|anyOf|oneOf|additionalProperties|\d+)$/;

/** Name whose data a schema, a parameter or a header holds: its own, or that under which it stands. */
function nameOf({ node, location: { pointer } }: LocatedNode): string | undefined {
  const name = isObject(node) ? node["name"] : undefined;
  return typeof name === "string" ? name : parsePointer(pointer).findLast((key) => !BETWEEN.test(String(key)));
}

function* textsWithin(key: string, place: LocatedNode): Generator<Text> {
  if (typeof place.node === "string") yield { key, text: place.node, location: place.location };
  else if (Array.isArray(place.node)) {
    for (const index of place.node.keys()) {
      const item = place.own(index);
      if (item) yield* textsWithin(key, item);
    }
  } else if (isObject(place.node)) {
    for (const name of Object.keys(place.node)) {
      const member = place.own(name);
      if (member) yield* textsWithin(name, member);
    }
  }
}
