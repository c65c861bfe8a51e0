import type { ApiSchema } from "@numbers-api/openapi/model";
import { dereference, isObject, referenceOf } from "@numbers-api/openapi/reference";

/** Largest number of schemas for one value: a document may compose them in circles. */
const MAX_SCHEMAS = 200;

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * All constraints of a schema on one value, including references and compositions, used to coerce a text. The view is
 * permissive: it includes every alternative, and validation decides.
 */
export class SchemaView {
  readonly #document: object;
  readonly #schemas: readonly JsonSchema[];
  readonly #properties = new Map<string, SchemaView>();
  readonly #items = new Map<number, SchemaView>();
  #types: ReadonlySet<string> | undefined;

  private constructor(document: object, schemas: readonly unknown[]) {
    this.#document = document;
    this.#schemas = [...applicable(document, schemas)];
  }

  static of(document: object, schema: ApiSchema | undefined): SchemaView {
    return new SchemaView(document, schema ? [schema.schema] : []);
  }

  /** JSON types that a value may have; empty when the schema does not restrict them. */
  get types(): ReadonlySet<string> {
    this.#types ??= new Set(this.#schemas.flatMap(typesOf));
    return this.#types;
  }

  /** Formats that a value may have. */
  get formats(): readonly string[] {
    return this.#schemas.flatMap(({ format }) => (typeof format === "string" ? [format] : []));
  }

  /** Values of a keyword, those of the schema itself first. */
  keyword(name: string): readonly unknown[] {
    return this.#schemas.flatMap((schema) => (schema[name] === undefined ? [] : [schema[name]]));
  }

  /** Names of the declared properties. */
  get propertyNames(): readonly string[] {
    return [...new Set(this.#schemas.flatMap(({ properties }) => Object.keys(isObject(properties) ? properties : {})))];
  }

  /** Accepts properties besides the declared ones. */
  get isOpen(): boolean {
    return this.#schemas.every(({ additionalProperties }) => additionalProperties !== false);
  }

  property(name: string): SchemaView {
    const known = this.#properties.get(name);
    if (known) return known;
    const view = new SchemaView(
      this.#document,
      this.#schemas.flatMap(({ properties, additionalProperties }) => {
        if (isObject(properties) && Object.hasOwn(properties, name)) return [properties[name]];
        return additionalProperties === undefined ? [] : [additionalProperties];
      }),
    );
    // Names also come from requests, and only the declared ones are limited in number.
    if (this.#properties.size < MAX_SCHEMAS) this.#properties.set(name, view);
    return view;
  }

  item(index: number): SchemaView {
    const longest = Math.max(0, ...this.#schemas.map(({ prefixItems }) => listOf(prefixItems).length));
    const position = Math.min(index, longest);
    const known = this.#items.get(position);
    if (known) return known;
    const view = new SchemaView(
      this.#document,
      this.#schemas.flatMap(({ prefixItems, items }) => {
        const first = listOf(prefixItems)[position];
        return first === undefined ? (items === undefined ? [] : [items]) : [first];
      }),
    );
    this.#items.set(position, view);
    return view;
  }
}

function* applicable(document: object, schemas: readonly unknown[]): Generator<JsonSchema> {
  const seen = new Set<unknown>();
  const open = [...schemas];
  for (let schema = open.shift(); schema !== undefined && seen.size < MAX_SCHEMAS; schema = open.shift()) {
    if (!isObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    yield schema;
    if (referenceOf(schema) !== undefined) open.push(dereference(document, schema));
    for (const key of ["allOf", "anyOf", "oneOf"]) open.push(...listOf(schema[key]));
    for (const key of ["then", "else"]) open.push(...(schema[key] === undefined ? [] : [schema[key]]));
  }
}

function typesOf(schema: JsonSchema): string[] {
  const { type, nullable, enum: values, const: constant } = schema;
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
  if (named.length > 0) return nullable === true ? [...named, "null"] : named;
  if (Array.isArray(values)) return values.map(typeOf);
  if (constant !== undefined) return [typeOf(constant)];
  if (has(schema, "properties", "additionalProperties", "patternProperties", "required", "minProperties")) {
    return ["object"];
  }
  if (has(schema, "items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains")) return ["array"];
  return has(schema, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? ["number"] : [];
}

function has(schema: JsonSchema, ...keywords: string[]): boolean {
  return keywords.some((keyword) => schema[keyword] !== undefined);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "bigint") return "integer";
  return Array.isArray(value) ? "array" : typeof value;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
