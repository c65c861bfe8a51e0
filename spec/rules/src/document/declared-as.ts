import { isObject } from "@numbers-api/openapi/reference";
import type { Oas3Visitor } from "@redocly/openapi-core";
import { describedScalars, withSubschemas } from "./applying.ts";
import { LocatedNode } from "./place.ts";
import { words } from "./words.ts";

/** Kind of value that a contract declares in one way only. */
export interface ValueKind {
  /** Recognizes the name of a member, a parameter or a header of this kind. Plurals name lists of it. */
  isName(words: readonly string[]): boolean;
  /** Recognizes a value of this kind in an example or a default. */
  isValue(value: string | number): boolean;
  /** Accepts the schema that declares the kind as it should be. */
  isDeclaration(schema: LocatedNode): boolean;
  /** Recognizes a schema of another kind under such a name. `isItem`: the name is that of a list of it. */
  isOther?(schema: LocatedNode, words: readonly string[], isItem: boolean): boolean;
  /** Problem and remedy. */
  message(what: string): string;
}

/** Creates the visitor of a rule that finds values of a kind, by name and by example, and checks their schema. */
export function declaredAs(kind: ValueKind): Oas3Visitor {
  const reported = new Set<string>();

  /** `what` names the value: the key of a member, otherwise an example of it. */
  const report = (schema: LocatedNode, ctx: Context, what: string): void => {
    const key = schema.location.absolutePointer;
    if (!reported.has(key)) ctx.report({ message: kind.message(what), location: schema.location.key() });
    reported.add(key);
  };

  const byName = (name: string, schema: LocatedNode | undefined, ctx: Context): void => {
    if (!schema || !kind.isName(words(name))) return;
    for (const scalar of scalarSchemas(schema)) {
      const isFine = (part: LocatedNode): boolean =>
        kind.isDeclaration(part) || kind.isOther?.(part, words(name), scalar !== schema) === true;
      if (!withSubschemas([scalar]).some(isFine)) report(scalar, ctx, name);
    }
  };

  const byValues = (values: readonly unknown[], schema: LocatedNode | undefined, ctx: Context): void => {
    for (const value of schema ? values : []) {
      for (const { value: scalar, schemas } of describedScalars(value, schema ? [schema] : [])) {
        const [first] = schemas;
        if (first && kind.isValue(scalar) && !schemas.some((part) => kind.isDeclaration(part)))
          report(first, ctx, String(scalar));
      }
    }
  };

  return {
    SchemaProperties(properties, ctx) {
      for (const [name, schema] of LocatedNode.of(properties, ctx).members()) byName(name, schema, ctx);
    },
    Parameter(parameter, ctx) {
      const place = LocatedNode.of(parameter, ctx);
      byName(parameter.name, place.at("schema"), ctx);
      byValues(examplesBeside(place), place.at("schema"), ctx);
    },
    Header(header, ctx) {
      const place = LocatedNode.of(header, ctx);
      byName(String(ctx.key), place.at("schema"), ctx);
      byValues(examplesBeside(place), place.at("schema"), ctx);
    },
    MediaType(mediaType, ctx) {
      const place = LocatedNode.of(mediaType, ctx);
      byValues(examplesBeside(place), place.at("schema"), ctx);
    },
    Schema(schema, ctx) {
      const place = LocatedNode.of(schema, ctx);
      const listed = place.own("examples")?.node;
      const values = [place.own("example")?.node, place.own("default")?.node, ...(Array.isArray(listed) ? listed : [])];
      byValues(values, place, ctx);
    },
  };
}

const SCALARS = new Set(["string", "number", "integer"]);

type Context = Parameters<typeof LocatedNode.of>[1] & { report(problem: { message: string; location: object }): void };

/** Values of `example` and of each of the `examples`. */
function examplesBeside(place: LocatedNode): unknown[] {
  const named = place.at("examples")?.members() ?? [];
  return [place.own("example")?.node, ...named.map(([, example]) => example.at("value")?.node)];
}

/** Schema itself, or the items of a list. Only strings and numbers have a kind. */
function scalarSchemas(schema: LocatedNode, above: readonly string[] = []): LocatedNode[] {
  const { absolutePointer } = schema.target().location;
  if (above.includes(absolutePointer)) return [];
  const applying = withSubschemas([schema]);
  const types = applying.flatMap(({ node }) => (isObject(node) ? (node["type"] ?? []) : []));
  if (types.length === 0 || types.some((type) => SCALARS.has(String(type)))) return [schema];
  return applying
    .flatMap((list) => list.own("items") ?? [])
    .flatMap((items) => scalarSchemas(items, [...above, absolutePointer]));
}
