import { isObject } from "@numbers-api/openapi/reference";

/** Source of choices: returns a number below the given one. */
export type Choose = (below: number) => number;

type Json = Readonly<Record<string, unknown>>;

const SCHEMA = ["items", "additionalProperties", "not", "contains", "propertyNames"];
const SCHEMA_LIST = ["allOf", "anyOf", "oneOf", "prefixItems"];
const SCHEMA_MAP = ["properties", "patternProperties", "dependentSchemas"];

/**
 * The same document, written otherwise: keys in another order, schemas extracted into components or wrapped in a
 * one-element `allOf`, parameters moved from an operation to its path, null as a variant, components renamed.
 */
export function rewrite(document: Json, choose: Choose): Json {
  const extracted: Record<string, unknown> = {};
  const names = new Map<string, string>();
  const components = isObject(document["components"]) ? document["components"] : {};
  const own = isObject(components["schemas"]) ? components["schemas"] : {};
  for (const name of Object.keys(own)) names.set(name, choose(3) === 0 ? `${name}Renamed` : name);

  const schemas = Object.fromEntries(Object.entries(own).map(([name, value]) => [names.get(name), schema(value)]));
  const paths = Object.fromEntries(
    Object.entries(isObject(document["paths"]) ? document["paths"] : {}).map(([path, item]) => [path, pathItem(item)]),
  );
  return shuffle({ ...document, paths, components: { ...components, schemas: { ...schemas, ...extracted } } });

  function schema(value: unknown): unknown {
    if (!isObject(value)) return value;
    const inside = Object.entries(value).map(([key, part]): [string, unknown] => {
      if (key === "$ref") return [key, renamed(String(part))];
      if (SCHEMA.includes(key)) return [key, schema(part)];
      if (SCHEMA_LIST.includes(key) && Array.isArray(part)) return [key, part.map(schema)];
      if (SCHEMA_MAP.includes(key) && isObject(part)) {
        return [key, Object.fromEntries(Object.entries(part).map(([name, member]) => [name, schema(member)]))];
      }
      return [key, part];
    });
    return otherwise(shuffle(Object.fromEntries(inside)));
  }

  function otherwise(value: Json): unknown {
    const { type, ...rest } = value;
    switch (choose(5)) {
      case 0: {
        const name = `Extracted${Object.keys(extracted).length}`;
        extracted[name] = value;
        return { $ref: `#/components/schemas/${name}` };
      }
      case 1:
        return { allOf: [value] };
      case 2:
        return Array.isArray(type) && type.includes("null") && Object.keys(rest).length === 0
          ? { anyOf: [{ type: type.filter((name) => name !== "null") }, { type: "null" }] }
          : value;
      default:
        return value;
    }
  }

  function renamed(reference: string): string {
    const name = reference.split("/").at(-1) ?? "";
    return reference.replace(/[^/]+$/, names.get(name) ?? name);
  }

  function pathItem(item: unknown): unknown {
    if (!isObject(item)) return item;
    const inside = bodies(item) as Json; // An object stays an object.
    const [method, ...others] = Object.keys(inside);
    const operation = method === undefined ? undefined : inside[method];
    if (others.length > 0 || !method || !isObject(operation) || choose(2) === 0) return inside;
    const { parameters, ...rest } = operation;
    return parameters === undefined ? inside : { parameters, [method]: rest };
  }

  /** Rewrites every schema below `schema`. */
  function bodies(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(bodies);
    if (!isObject(value)) return value;
    return shuffle(
      Object.fromEntries(
        Object.entries(value).map(([key, part]) => [key, key === "schema" ? schema(part) : bodies(part)]),
      ),
    );
  }

  function shuffle(value: Json): Json {
    const open = Object.entries(value);
    const taken: typeof open = [];
    while (open.length > 0) taken.push(...open.splice(choose(open.length), 1));
    return Object.fromEntries(taken);
  }
}
