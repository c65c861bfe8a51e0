import type { ApiExample, ApiOperation, ApiSchema, JsonObject } from "@numbers-api/openapi/model";
import { isJsonMediaType } from "@numbers-api/openapi/model";
import { sampleValue } from "./sample-value.ts";

/** Call that a code sample shows. */
export interface SampleCall {
  /** Package that exports `createClient`. */
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

function inputOf(document: JsonObject, { parameters, requestBody }: ApiOperation): Readonly<Record<string, unknown>> {
  const places = (["path", "query", "header", "cookie"] as const).flatMap((place) => {
    const required = parameters.filter((parameter) => parameter.in === place && parameter.required);
    if (required.length === 0) return [];
    const values = required.map(({ name, examples, schema, content }) => {
      const own = [...examples, ...(content?.examples ?? [])];
      return [name, shown(document, own, schema ?? content?.schema) ?? "value"];
    });
    return [[place, Object.fromEntries(values)] as const];
  });
  return { ...Object.fromEntries(places), ...(requestBody?.required && { body: bodyOf(document, requestBody) }) };
}

function bodyOf(document: JsonObject, { content }: NonNullable<ApiOperation["requestBody"]>): unknown {
  // The client sends JSON if the operation accepts it, and otherwise the first type of the contract.
  const media = content.find(({ mediaType }) => isJsonMediaType(mediaType)) ?? content[0];
  return (media && shown(document, media.examples, media.schema)) ?? {};
}

function shown(document: JsonObject, examples: readonly ApiExample[], schema: ApiSchema | undefined): unknown {
  const example = examples.find(({ hasValue }) => hasValue);
  return example ? example.value : sampleValue(document, schema);
}

/** JSON as a person writes it in TypeScript: names without quotes where none are needed, large integers as bigints. */
function literal(value: unknown): string {
  const marked = (_: string, member: unknown) => (typeof member === "bigint" ? `\0${member}n` : member);
  const json = JSON.stringify(value, marked, 2).replaceAll(/"\\u0000(-?\d+n)"/g, "$1");
  // Strings do not contain line breaks here, so a quote at the beginning of a line begins a name or an item.
  return json.replaceAll(/^( *)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}
