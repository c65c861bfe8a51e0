import { type ApiExample, type ApiOperation, isJsonMediaType, type JsonObject } from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";
import { sample } from "openapi-sampler";

export interface SampleCall {
  readonly packageName: string;
  /** Method of the client, for example `numbers.list`. */
  readonly method: string;
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** A sample has the members that a request must have. One of a recursive schema ends somewhere. */
const REQUIRED_ONLY = {
  skipNonRequired: true,
  skipReadOnly: true,
  enablePatterns: true,
  maxSampleDepth: 5,
  quiet: true,
};

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
    if (example) return example.value;
    try {
      return isObject(schema) ? sample(schema, REQUIRED_ONLY, document) : undefined;
    } catch {
      // It fails on few schemas, such as one with a property `hasOwnProperty`, which must not cost the page.
      return undefined;
    }
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
