import type { Node } from "./book.ts";
import { type Content, html } from "./html.ts";

/** Keywords that the type, the description or the fields tell already. */
const TOLD = new Set([
  ...["$ref", "type", "format", "nullable", "title", "description", "properties", "required", "deprecated"],
  ...["items", "prefixItems", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "contains", "propertyNames"],
  ...["patternProperties", "dependentSchemas", "$defs", "readOnly", "writeOnly", "$schema", "$id", "externalDocs"],
]);

/** What a reader calls a keyword. The others are shown under their own names. */
const WORDS: Readonly<Record<string, string>> = {
  const: "always",
  default: "default",
  enum: "one of",
  example: "example",
  examples: "examples",
  maxItems: "items at most",
  maxLength: "characters at most",
  maxProperties: "members at most",
  maximum: "at most",
  minItems: "items at least",
  minLength: "characters at least",
  minProperties: "members at least",
  minimum: "at least",
  exclusiveMaximum: "less than",
  exclusiveMinimum: "more than",
  multipleOf: "a multiple of",
  pattern: "matches",
  uniqueItems: "unique items",
};

/** What a schema demands of its values beside their type, a fact each: `matches ^\+[1-9]\d{1,14}$`. */
export function schemaFacts(schema: Node): Content[] {
  return Object.entries(withExclusiveBounds(schema))
    .filter(([keyword, value]) => !TOLD.has(keyword) && !isSchema(keyword, value) && !keyword.startsWith("x-"))
    .map(([keyword, value]) => html`<li>${WORDS[keyword] ?? keyword} ${values(value)}</li>`);
}

/** OpenAPI 3.0 says of a bound that it is exclusive, where 3.1 has an exclusive bound. */
function withExclusiveBounds(schema: Node): Node {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  return {
    ...rest,
    ...bound(minimum, exclusiveMinimum, "minimum", "exclusiveMinimum"),
    ...bound(maximum, exclusiveMaximum, "maximum", "exclusiveMaximum"),
  };
}

function bound(limit: unknown, exclusive: unknown, plain: string, strict: string): Node {
  const limits = {
    [exclusive === true ? strict : plain]: limit,
    ...(typeof exclusive === "number" && { [strict]: exclusive }),
  };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

/** Schemas in these places are fields; only `false`, which forbids further members or items, is a fact. */
function isSchema(keyword: string, value: unknown): boolean {
  return /^(additional|unevaluated)(Properties|Items)$/.test(keyword) && value !== false;
}

function values(value: unknown): Content {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.map((item, index) => [index > 0 && ", ", html`<code>${asText(item)}</code>`]);
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
