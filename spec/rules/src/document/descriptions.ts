import { isObject } from "@numbers-api/openapi/reference";
import type { Oas3Visitor, UserContext } from "@redocly/openapi-core";
import { LocatedNode } from "./place.ts";

/** `description` of a contract, and the object that has it. */
export interface Description {
  readonly text: string;
  readonly place: LocatedNode;
  /** Schema, response, reference with a description as a sibling, and so on. */
  readonly parent: LocatedNode;
}

/** Objects whose keys are names, so that `description` among them is one more of these. */
const MAPS = new Set(["DiscriminatorMapping", "SpecExtension"]);

/** Creates a visitor that is called once for every description of a contract. Descriptions in examples are data. */
export function everyDescription(visit: (description: Description, ctx: UserContext) => void): Oas3Visitor {
  const seen = new Set<string>();
  const check = (parent: LocatedNode, ctx: UserContext): void => {
    const place = isObject(parent.node) ? parent.own("description") : undefined;
    if (typeof place?.node !== "string" || MAPS.has(ctx.type.name)) return;
    if (seen.has(place.location.absolutePointer)) return;
    seen.add(place.location.absolutePointer);
    visit({ text: place.node, place, parent }, ctx);
  };
  return {
    any: (node, ctx) => check(LocatedNode.of(node, ctx), ctx),
    ref: (_node, ctx) => check(LocatedNode.raw(ctx), ctx),
  };
}
