import type { ApiModel, JsonObject } from "@numbers-api/openapi/model";
import {
  besideReference,
  dereference,
  formatPointer,
  formatReference,
  isObject,
  type Path,
  parsePointer,
  referenceOf,
  referenceTo,
  valueAt,
} from "@numbers-api/openapi/reference";
import { isUnionOf } from "../api/endless.ts";
import { discriminatedVariants, inheritedDiscriminators } from "./discriminators.ts";
import { Marks } from "./marks.ts";
import { BLOB, isFile, NEVER, type SchemaUse } from "./schema.ts";

/** Keywords that a type cannot express, or that are handled here. */
const DROPPED: ReadonlySet<string> = new Set([
  ...[
    "$defs",
    "definitions",
    "$schema",
    "$comment",
    "discriminator",
    "not",
    "if",
    "then",
    "else",
    "xml",
    "externalDocs",
  ],
  ...["unevaluatedProperties", "unevaluatedItems", "dependentSchemas", "dependentRequired"],
  ...["contains", "propertyNames", "patternProperties", "contentSchema"],
]);

/** Siblings of a reference that change the type. */
const TYPED = [
  "type",
  "properties",
  "required",
  "allOf",
  "anyOf",
  "oneOf",
  "enum",
  "const",
  "items",
  "prefixItems",
  "additionalProperties",
  "nullable",
];

const ANY: JsonObject = {};
const NONE: JsonObject = { type: "string", format: NEVER };

/** Converts the schemas of a contract for openapi-typescript, and names those that references lead to. */
export class SchemaTypes {
  readonly #model: ApiModel;
  readonly #marks: Marks;
  /** Names by pointer and use. */
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;
  readonly #waiting: { readonly name: string; readonly path: Path; readonly use: SchemaUse }[] = [];

  constructor(model: ApiModel) {
    this.#model = model;
    this.#marks = new Marks(model.document);
    this.#taken = new Set(model.schemas.keys());
    for (const [name, { at }] of model.schemas) {
      this.#names.set(`${formatPointer(at)} response`, name);
      this.#waiting.push({ name, path: at, use: "response" });
    }
  }

  /** Components by name, those of all converted schemas included. */
  components(): JsonObject {
    const components: Record<string, JsonObject> = {};
    for (const { name, path, use } of this.#waiting) {
      components[name] = this.#convertComponent(valueAt(this.#model.document, path), formatReference(path), use);
    }
    return components;
  }

  convert(schema: unknown, use: SchemaUse, isPart: boolean = false): JsonObject {
    if (schema === false) return NONE;
    if (!isObject(schema)) return ANY;
    const target = referenceOf(schema);
    if (target === undefined) return this.#convertObject(schema, use, isPart);
    const beside = besideReference(schema);
    const reference = referenceTo(["components", "schemas", this.#nameOf(target, use)]);
    // OpenAPI 3.0 ignores the siblings of a reference.
    const isAlone = this.#model.version === "3.0" || !TYPED.some((keyword) => keyword in beside);
    const texts = ["description", "deprecated", "readOnly"]
      .filter((key) => key in beside)
      .map((key) => [key, beside[key]]);
    if (isAlone) return texts.length > 0 ? { ...Object.fromEntries(texts), ...reference } : reference;
    return { ...Object.fromEntries(texts), allOf: [reference, this.#convertObject(beside, use, true)] };
  }

  /** Follows references in a document without circular ones. */
  readonly resolve = (schema: unknown): unknown => dereference(this.#model.document, schema);

  #convertComponent(schema: unknown, reference: string, use: SchemaUse): JsonObject {
    const converted = this.convert(this.#withoutUnions(schema, reference), use);
    const inherited = isObject(schema) ? inheritedDiscriminators(this.resolve, schema, reference) : [];
    if (inherited.length === 0) return converted;
    return { allOf: [converted, ...inherited] };
  }

  /** A variant that extends its union by `allOf` would contain itself, so it extends only the base of the union. */
  #withoutUnions(schema: unknown, reference: string): unknown {
    if (!isObject(schema) || !Array.isArray(schema["allOf"])) return schema;
    const allOf = schema["allOf"].map((part: unknown) => {
      const base = isUnionOf(this.#model.document, part, reference) ? this.resolve(part) : undefined;
      if (!isObject(base)) return part;
      const { oneOf, anyOf, ...rest } = base;
      return rest;
    });
    return { ...schema, allOf };
  }

  #nameOf(reference: string, use: SchemaUse): string {
    const path = parsePointer(reference);
    const marks = this.#marks.of(reference);
    const needed: SchemaUse =
      use === "form" && marks.hasFiles ? "form" : use !== "response" && marks.hasDirection ? "request" : "response";
    const key = `${formatPointer(path)} ${needed}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const isComponent = path.length === 3 && path[0] === "components" && path[1] === "schemas";
    const base = isComponent ? String(path[2]) : [path[2], path.at(-1)].join("_").replaceAll(/\W+/g, "_");
    let name = base + (needed === "response" ? "" : needed === "form" ? "Form" : "Request");
    while (this.#taken.has(name)) name += "_";
    this.#taken.add(name);
    this.#names.set(key, name);
    this.#waiting.push({ name, path, use: needed });
    return name;
  }

  #convertObject(schema: JsonObject, use: SchemaUse, isPart: boolean): JsonObject {
    const kept = Object.entries(schema).filter(([key]) => !DROPPED.has(key) && !key.startsWith("x-"));
    const { allOf, anyOf, oneOf, nullable, ...core } = Object.fromEntries(kept) as Record<string, unknown>;
    const own = this.#convertCore(core, schema, use, isPart);
    const parts = (list: unknown): JsonObject[] =>
      Array.isArray(list) ? list.map((part) => this.#convertPart(part, schema, use)) : [];
    const all = parts(allOf);
    const unions = [anyOf, oneOf].map((list) => this.#variants(list, schema, parts)).filter((list) => list.length > 0);
    const isNullable = nullable === true && { nullable };
    if (all.length + unions.length === 0) return { ...own, ...isNullable };
    const { description, deprecated, title, readOnly, default: otherwise, ...constraints } = own;
    const texts = { description, deprecated, title, readOnly, default: otherwise };
    const given = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
    const isBare =
      Object.keys(constraints).every((key) => key === "type" || key === "format") && constraints["type"] === "object";
    const hasCore = Object.keys(constraints).length > 0 && !isBare;
    const members = [...(hasCore ? [constraints] : []), ...all, ...unions.map((list) => ({ anyOf: list }))];
    const [only] = unions;
    if (members.length === 1 && only) return { ...given, ...isNullable, anyOf: only };
    return { ...given, ...isNullable, allOf: members };
  }

  #convertCore(core: JsonObject, schema: JsonObject, use: SchemaUse, isPart: boolean): JsonObject {
    const { properties, required, additionalProperties, items, prefixItems, ...rest } = core;
    const own: Record<string, unknown> = { ...rest };
    if (own["const"] === null) return { type: "null" };
    if (isFile(core)) {
      own["format"] = use === "form" ? BLOB : undefined;
      if (use !== "form") delete own["format"];
    }
    const members = this.#properties(properties, use);
    const names = Array.isArray(required)
      ? required.filter((name) => Object.hasOwn(members, String(name)) || !isHidden(this, properties, name, use))
      : [];
    if (Object.keys(members).length > 0) own["properties"] = members;
    if (names.length > 0) own["required"] = names;
    const index = this.#indexSchema(additionalProperties, schema["patternProperties"], members, use);
    if (index !== undefined) own["additionalProperties"] = index;
    else if (additionalProperties === false && Object.keys(members).length === 0 && !isPart)
      own["additionalProperties"] = false;
    if (Array.isArray(prefixItems)) own["prefixItems"] = prefixItems.map((item) => this.convert(item, use));
    else if (items !== undefined) own["items"] = this.convert(items, use);
    return own;
  }

  #properties(properties: unknown, use: SchemaUse): Record<string, JsonObject> {
    if (!isObject(properties)) return {};
    const visible = Object.entries(properties).filter(
      ([, property]) => !isHiddenIn(this.resolve(property), property, use),
    );
    return Object.fromEntries(visible.map(([name, property]) => [name, this.convert(property, use)]));
  }

  /** Type of further members. It has to be one of the declared members, too, or no object could be written. */
  #indexSchema(
    additional: unknown,
    patterns: unknown,
    members: Readonly<Record<string, JsonObject>>,
    use: SchemaUse,
  ): unknown {
    const ofPatterns = isObject(patterns) ? Object.values(patterns).map((pattern) => this.convert(pattern, use)) : [];
    if (additional === true || (ofPatterns.length > 0 && additional === undefined)) return true;
    if (isObject(additional) && Object.keys(additional).length === 0) return true;
    const others = [...(isObject(additional) ? [this.convert(additional, use)] : []), ...ofPatterns];
    if (others.length === 0) return undefined;
    const all = [...others, ...Object.values(members).map(({ description: _, ...member }) => member)];
    return all.length === 1 ? all[0] : { anyOf: all };
  }

  /** Part of a composition. Members that it only requires have the type that the whole gives them. */
  #convertPart(part: unknown, whole: JsonObject, use: SchemaUse): JsonObject {
    if (!isObject(part) || referenceOf(part) !== undefined || !Array.isArray(part["required"]))
      return this.convert(part, use, true);
    const own = isObject(part["properties"]) ? part["properties"] : {};
    const missing = part["required"].map(String).filter((name) => !Object.hasOwn(own, name));
    if (missing.length === 0) return this.convert(part, use, true);
    const borrowed = missing.map((name) => [name, this.#propertyOf(whole, name, 0) ?? true] as const);
    return this.convert(
      { type: "object", ...part, properties: { ...own, ...Object.fromEntries(borrowed) } },
      use,
      true,
    );
  }

  #propertyOf(schema: unknown, name: string, depth: number): unknown {
    const target = this.resolve(schema);
    if (!isObject(target) || depth > 8) return undefined;
    const { properties, allOf } = target;
    if (isObject(properties) && Object.hasOwn(properties, name)) return properties[name];
    if (!Array.isArray(allOf)) return undefined;
    return allOf.map((part) => this.#propertyOf(part, name, depth + 1)).find((found) => found !== undefined);
  }

  #variants(list: unknown, schema: JsonObject, parts: (list: unknown) => JsonObject[]): JsonObject[] {
    if (!Array.isArray(list)) return [];
    const tags = discriminatedVariants(this.resolve, schema, list);
    return parts(list).map((variant, index) => {
      const tag = tags[index];
      return tag ? { allOf: [tag, variant] } : variant;
    });
  }
}

function isHiddenIn(target: unknown, property: unknown, use: SchemaUse): boolean {
  const keyword = use === "response" ? "writeOnly" : "readOnly";
  return [target, property].some((each) => isObject(each) && each[keyword] === true);
}

function isHidden(types: SchemaTypes, properties: unknown, name: unknown, use: SchemaUse): boolean {
  const property = isObject(properties) ? properties[String(name)] : undefined;
  return isHiddenIn(types.resolve(property), property, use);
}
