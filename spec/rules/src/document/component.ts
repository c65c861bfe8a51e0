import { basename, extname } from "node:path";
import { isObject, parsePointer, referenceOf } from "@numbers-api/openapi/reference";
import type { LocatedNode } from "./place.ts";

/**
 * Checks that a schema is the component of this name: a reference to it, also through other references, a list with it
 * as the only schema, or a choice between it and null.
 */
export function isComponent(schema: LocatedNode, name: string): boolean {
  if (referenceOf(schema.node) !== undefined) return componentName(schema.target()) === name;
  return alternatives(schema).some((only) => isComponent(only, name));
}

/** Name of a component: the last key of its path, or its file name if it has its own file. */
export function componentName({ location: { source, pointer } }: LocatedNode): string | undefined {
  const [name, map] = parsePointer(pointer).reverse();
  if (map === "properties") return undefined;
  return name || basename(source.absoluteRef, extname(source.absoluteRef));
}

function alternatives(schema: LocatedNode): LocatedNode[] {
  const lists = ["allOf", "anyOf", "oneOf"].map((keyword) => schema.own(keyword)?.members() ?? []);
  return lists.flatMap((list) => {
    const schemas = list.map(([, place]) => place).filter(({ node }) => !(isObject(node) && node["type"] === "null"));
    return schemas.length === 1 ? schemas : [];
  });
}
