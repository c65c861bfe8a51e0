import { type ApiExample, type ApiOperation, isJsonMediaType, type JsonObject } from "@numbers-api/openapi/model";
import { dereference, isObject } from "@numbers-api/openapi/reference";

export interface SampleCall {
  readonly packageName: string;
  /** Method of the client, for example `numbers.list`. */
  readonly method: string;
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** TypeScript that calls an operation with our client: its required parameters, and a body where one is required. */
export function clientSample(document: JsonObject, operation: ApiOperation, call: SampleCall): string {
  const input = inputOf(document, operation);
  const options = literal({ baseUrl: call.baseUrl, ...(operation.security.length > 0 && { apiKey: call.apiKey }) });
  return [
    `import { createClient } from ${JSON.stringify(call.packageName)};`,
    "",
    `const client = createClient(${options});`,
    "",
    `const result = await client.${call.method}(${Object.keys(input).length > 0 ? literal(input) : ""});`,
    "console.log(result);",
  ].join("\n");
}

function inputOf(document: JsonObject, { parameters, requestBody }: ApiOperation): JsonObject {
  const shown = (examples: readonly ApiExample[], schema: unknown): unknown => {
    const example = examples.find(({ hasValue }) => hasValue);
    return example ? example.value : sampleOf(document, schema);
  };
  const places = (["path", "query", "header", "cookie"] as const).flatMap((place) => {
    const values = parameters
      .filter((parameter) => parameter.in === place && parameter.required)
      .map(({ name, examples, schema, content }) => {
        const own = [...examples, ...(content?.examples ?? [])];
        return [name, shown(own, (schema ?? content?.schema)?.schema) ?? "value"];
      });
    return values.length > 0 ? [[place, Object.fromEntries(values)] as const] : [];
  });
  // The client sends JSON if the operation accepts it, and otherwise the first type of the contract.
  const content = requestBody?.required ? requestBody.content : [];
  const media = content.find(({ mediaType }) => isJsonMediaType(mediaType)) ?? content[0];
  const body = { body: (media && shown(media.examples, media.schema?.schema)) ?? {} };
  return { ...Object.fromEntries(places), ...(requestBody?.required && body) };
}

/** JSON as a person writes it in TypeScript: names without quotes where none are needed, large integers as bigints. */
function literal(value: unknown): string {
  const marked = (_: string, member: unknown) => (typeof member === "bigint" ? `\0${member}n` : member);
  const json = JSON.stringify(value, marked, 2).replaceAll(/"\\u0000(-?\d+n)"/g, "$1");
  // Strings do not contain line breaks here, so a quote at the beginning of a line begins a name or an item.
  return json.replaceAll(/^( *)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}

/** Strings that satisfy the formats that a reader meets most. */
const BY_FORMAT: ReadonlyMap<unknown, string> = new Map([
  ["date", "2026-01-31"],
  ["date-time", "2026-01-31T12:00:00Z"],
  ["email", "user@example.com"],
  ["uri", "https://example.com"],
  ["url", "https://example.com"],
  ["uuid", "123e4567-e89b-42d3-a456-426614174000"],
]);

/** Nesting below which a recursive schema ends. */
const MAX_DEPTH = 4;

/**
 * Sample value of a schema: its example, default or constant if it has one, otherwise the minimum of its type.
 * Undefined for a schema without any constraint.
 */
function sampleOf(document: JsonObject, schema: unknown, depth = 0): unknown {
  const target = dereference(document, schema);
  if (!isObject(target) || depth > MAX_DEPTH) return undefined;
  // Siblings of a reference override its target.
  const [given] = [schema, target].filter(isObject).flatMap(givenBy);
  if (given !== undefined) return given;
  const sample = (part: unknown): unknown => sampleOf(document, part, depth + 1);
  const [choice] = [...list(target["oneOf"]), ...list(target["anyOf"])];
  const all = [...list(target["allOf"]).map(sample), sample(choice), sampleOfType(target, sample)];
  const parts = all.filter((part) => part !== undefined);
  return parts.length > 0 && parts.every(isObject) ? Object.assign({}, ...parts) : parts[0];
}

/** Values that a schema itself names; `null` is one. */
function givenBy({ const: constant, default: standard, enum: allowed, example, examples }: JsonObject): unknown[] {
  const values = [example, list(examples)[0], constant, standard, list(allowed)[0]];
  return values.filter((value) => value !== undefined);
}

function sampleOfType(schema: JsonObject, sample: (part: unknown) => unknown): unknown {
  const { type, properties, required, format, minimum, items } = schema;
  const [name = isObject(properties) ? "object" : undefined] = [type].flat().filter((one) => one !== "null");
  if (name === "string") return BY_FORMAT.get(format) ?? "string";
  if (name === "integer" || name === "number") return typeof minimum === "number" ? minimum : 1;
  if (name === "boolean") return true;
  if (name === "array") return [sample(items)].filter((item) => item !== undefined);
  if (name !== "object") return undefined;
  const members = list(required).map(
    (key) => [key, isObject(properties) ? properties[String(key)] : undefined] as const,
  );
  const written = members.filter(([, member]) => !(isObject(member) && member["readOnly"] === true));
  const samples = written.map(([key, member]) => [key, sample(member)] as const);
  return Object.fromEntries(samples.filter(([, value]) => value !== undefined));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
