import { type Kind, memberSlot, type Slot } from "./grammar.ts";
import { isObject, type Path } from "./reference.ts";

/** Object of a document, or a schema, which may also be a boolean. References are nodes of their own. */
export interface DocumentNode {
  readonly kind: Kind;
  readonly path: Path;
  readonly value: unknown;
  /** Node that contains this one. */
  readonly owner: DocumentNode | undefined;
}

/** All objects of a bundled document, each before those that it contains. */
export function nodesOf(document: unknown): DocumentNode[] {
  const nodes: DocumentNode[] = [];
  const visitSlot = (value: unknown, { kind, as }: Slot, path: Path, owner: DocumentNode | undefined): void => {
    if (as === "one") visit(value, kind, path, owner);
    else if (as === "list" && Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, kind, [...path, index], owner);
    } else if (as === "map" && isObject(value)) {
      for (const [name, member] of Object.entries(value)) visit(member, kind, [...path, name], owner);
    }
  };
  const visit = (value: unknown, kind: Kind, path: Path, owner: DocumentNode | undefined): void => {
    if (!isObject(value) && !(kind === "schema" && typeof value === "boolean")) return;
    const node = { kind, path, value, owner };
    nodes.push(node);
    for (const [key, member] of Object.entries(value)) {
      const slot = memberSlot(kind, key, member);
      if (slot) visitSlot(member, slot, [...path, key], node);
    }
  };
  visit(document, "document", [], undefined);
  return nodes;
}
