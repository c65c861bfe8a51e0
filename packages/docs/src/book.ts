import { dereference, isObject } from "@numbers-api/openapi/reference";

/** An object of the contract, references followed. */
export type Node = Readonly<Record<string, unknown>>;

/** A contract as the pages of its documentation read it. */
export interface Book {
  readonly root: Node;
  /** The object that a value is or refers to. What is written beside a reference goes before what it refers to. */
  resolve(value: unknown): Node;
  /** The place on the page that belongs to a name: the same for the same name, and another for any other. */
  anchor(name: string): string;
}

export function openBook(document: unknown): Book {
  const anchors = new Map<string, string>();
  const taken = new Set<string>();
  return {
    root: isObject(document) ? document : {},
    resolve: (value) => {
      const target = dereference(document, value);
      if (!isObject(target)) return {};
      if (!isObject(value) || value === target) return target;
      const { $ref, ...beside } = value;
      return { ...target, ...beside };
    },
    anchor: (name) => {
      const known = anchors.get(name);
      if (known) return known;
      const plain = name.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, "") || "part";
      let anchor = plain;
      for (let count = 2; taken.has(anchor); count += 1) anchor = `${plain}-${count}`;
      anchors.set(name, anchor);
      taken.add(anchor);
      return anchor;
    },
  };
}

/** A member that is a text, or nothing. */
export function text(node: Node, key: string): string {
  return typeof node[key] === "string" ? node[key] : "";
}

/** The members of a member that is a map; none where it is absent. */
export function entries(node: Node, key: string): [name: string, value: unknown][] {
  const map = node[key];
  return isObject(map) ? Object.entries(map) : [];
}

/** The items of a member that is a list; none where it is absent. */
export function list(node: Node, key: string): readonly unknown[] {
  const items: unknown = node[key];
  return Array.isArray(items) ? items : [];
}
