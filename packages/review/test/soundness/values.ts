// Random values close to those that a schema accepts.
import { isObject } from "@numbers-api/openapi/reference";
import type { Random } from "./random.ts";
import { NAMES, type Schema } from "./schemas.ts";

const POOL: readonly unknown[] = [
  ...["", "x", "y", "xy", "xyy", "z", "xyxyx", "2020-01-01", "https://a.example/", "/a", "1.2.3.4"],
  ...[0, 1, 2, 3, 4, 5, 6, 7, -1, -2, 0.5, 1.5, 2.5, 12, 100, -100],
  ...[true, false, null],
];

/** Random value that satisfies a schema more often than not. */
export function valueFor(random: Random, schema: unknown, depth = 4): unknown {
  if (!isObject(schema) || depth === 0 || random.chance(0.06)) return anyValue(random, depth);
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"]) && schema["enum"].length > 0) return random.pick(schema["enum"]);
  const parts = flatten(random, schema);
  const type = typeFor(random, parts);
  if (type === "object") return objectFor(random, parts, depth);
  if (type === "array") return arrayFor(random, parts, depth);
  const listed = parts.flatMap((part) =>
    "const" in part ? [part["const"]] : Array.isArray(part["enum"]) ? part["enum"] : [],
  );
  if (listed.length > 0 && random.chance(0.8)) return random.pick(listed);
  const limits = parts.flatMap((part) => Object.values(part).filter((value) => typeof value === "number"));
  if ((type === "integer" || type === "number") && limits.length > 0 && random.chance(0.7))
    return random.pick(limits) + random.pick([0, 1, -1, 0.5, -0.5]);
  return random.pick(POOL.filter((value) => type === undefined || isOf(value, type)));
}

type Part = Readonly<Record<string, unknown>>;

/** Schema merged with its in-place applicators, using one variant of each union. */
function flatten(random: Random, schema: Part, depth = 4): Part[] {
  const list = (key: string): unknown[] => (Array.isArray(schema[key]) ? schema[key] : []);
  const unions = ["anyOf", "oneOf"].flatMap((key) => (list(key).length > 0 ? [random.pick(list(key))] : []));
  const branch = random.chance(0.5) ? [schema["then"]] : [schema["else"]];
  const inner = [
    ...list("allOf"),
    ...unions,
    ...branch,
    random.chance(0.3) ? schema["if"] : undefined,
    random.chance(0.2) ? schema["not"] : undefined,
  ];
  return [schema, ...inner.flatMap((each) => (isObject(each) && depth > 0 ? flatten(random, each, depth - 1) : []))];
}

function typeFor(random: Random, parts: readonly Part[]): string | undefined {
  const types = parts.flatMap(({ type }) => (type === undefined ? [] : [[type].flat().map(String)]));
  const first = types[0]?.filter((type) => types.every((list) => list.includes(type)));
  if (first && first.length > 0) return random.pick(first);
  if (types.length > 0) return random.pick(types.flat());
  if (parts.some((part) => "properties" in part || "required" in part))
    return random.chance(0.8) ? "object" : undefined;
  if (parts.some((part) => "items" in part || "contains" in part || "prefixItems" in part)) return "array";
  return random.chance(0.4) ? random.pick(["object", "array", "string", "integer"]) : undefined;
}

function isOf(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  return type === "null" ? value === null : typeof value === type;
}

function objectFor(random: Random, parts: readonly Part[], depth: number): unknown {
  const described = parts.flatMap(({ properties }) => (isObject(properties) ? [properties] : []));
  const required = parts.flatMap((part) => (Array.isArray(part["required"]) ? part["required"].map(String) : []));
  const dependent = parts.flatMap((part) =>
    ["patternProperties", "additionalProperties"].flatMap((key) => (part[key] ? ["ax", "x", "bx"] : [])),
  );
  const names = [...NAMES, ...dependent, ...(random.chance(0.2) ? ["z"] : [])].filter(
    (name) => required.includes(name) || random.chance(0.45),
  );
  const left = random.chance(0.15) ? names.slice(1) : names;
  return Object.fromEntries(
    left.map((name) => {
      const schemas = described.flatMap((map) => (Object.hasOwn(map, name) ? [map[name]] : []));
      const rest = parts
        .flatMap((part) => [
          part["additionalProperties"],
          ...Object.values(isObject(part["patternProperties"]) ? part["patternProperties"] : {}),
        ])
        .filter(isObject);
      const schema = schemas.length > 0 ? random.pick(schemas) : rest.length > 0 ? random.pick(rest) : {};
      return [name, valueFor(random, schema, depth - 1)];
    }),
  );
}

function arrayFor(random: Random, parts: readonly Part[], depth: number): unknown {
  const sizes = parts.flatMap((part) =>
    [part["minItems"], part["maxItems"]].filter((value) => typeof value === "number"),
  );
  const length =
    sizes.length > 0 && random.chance(0.7) ? random.pick(sizes) + random.pick([0, 0, 1, -1]) : random.below(4);
  const inner = parts.flatMap((part) => [part["items"], part["contains"], part["unevaluatedItems"]]).filter(isObject);
  return Array.from({ length: Math.max(0, length) }, (_, index) => {
    const prefix = parts.flatMap((part) =>
      Array.isArray(part["prefixItems"]) && part["prefixItems"][index] ? [part["prefixItems"][index]] : [],
    );
    const schemas: readonly Schema[] = [...prefix, ...inner] as Schema[]; // Members of schemas that are objects.
    return valueFor(random, schemas.length > 0 ? random.pick(schemas) : {}, depth - 1);
  });
}

function anyValue(random: Random, depth: number): unknown {
  const kind = random.below(8);
  if (kind === 0 && depth > 0) return Array.from({ length: random.below(3) }, () => anyValue(random, depth - 1));
  if (kind === 1 && depth > 0)
    return Object.fromEntries(
      NAMES.filter(() => random.chance(0.4)).map((name) => [name, anyValue(random, depth - 1)]),
    );
  return random.pick(POOL);
}
