import { isObject } from "@numbers-api/openapi/reference";
import type { LocatedNode } from "./place.ts";

/** String or number in an example or a default, and every schema that applies to it. */
export interface Described {
  readonly value: string | number;
  readonly schemas: readonly LocatedNode[];
}

/** Strings and numbers inside a value, each with its schemas. Values that no schema declares are left out. */
export function* describedScalars(value: unknown, schemas: readonly LocatedNode[]): Generator<Described> {
  const applying = withSubschemas(schemas);
  if (applying.length === 0) return;
  if (typeof value === "string" || typeof value === "number") yield { value, schemas: applying };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* describedScalars(item, itemSchemas(applying, index));
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) yield* describedScalars(member, memberSchemas(applying, name));
  }
}

/** Schemas with the targets of their references and the parts that they are composed of: all apply to the same value. */
export function withSubschemas(schemas: readonly LocatedNode[]): LocatedNode[] {
  const found = new Map<string, LocatedNode>();
  const add = (schema: LocatedNode): void => {
    const key = schema.location.absolutePointer;
    if (found.has(key)) return;
    found.set(key, schema);
    add(schema.target());
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const [, part] of schema.own(keyword)?.members() ?? []) add(part);
    }
    for (const keyword of ["then", "else"]) {
      const part = schema.own(keyword);
      if (part) add(part);
    }
  };
  for (const schema of schemas) add(schema);
  return [...found.values()];
}

function itemSchemas(schemas: readonly LocatedNode[], index: number): LocatedNode[] {
  return schemas.flatMap((schema) => schema.own("prefixItems")?.own(index) ?? schema.own("items") ?? []);
}

function memberSchemas(schemas: readonly LocatedNode[], name: string): LocatedNode[] {
  return schemas.flatMap((schema) => schema.own("properties")?.own(name) ?? schema.own("additionalProperties") ?? []);
}
