import type { ApiModel, ApiOperation, ApiParameter } from "@numbers-api/openapi/model";
import { isJsonMediaType } from "@numbers-api/openapi/model";
import { makeSchemaValidator, type SchemaValidator } from "@numbers-api/openapi/validation";
import { generate } from "../../src/generate/generate.ts";

/** Request that a contract allows, without a host. */
export interface GeneratedRequest {
  /** Path and query. */
  readonly target: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

const NOW = Date.UTC(2026, 10, 23);

/** Makes requests for the operations of a contract, with values for all that they require. */
export function requestMaker(model: ApiModel): (operation: ApiOperation) => GeneratedRequest | undefined {
  const validator = makeSchemaValidator(model);
  return (operation) => {
    const query: string[] = [];
    const headers: Record<string, string> = credentials(operation);
    let path = operation.pathTemplate;
    for (const parameter of operation.parameters) {
      if (!parameter.required) continue;
      const value = parameterValue(model, validator, parameter);
      if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, inPath(parameter, value));
      else if (parameter.in === "query") query.push(...inQuery(parameter, value));
      else if (parameter.in === "header") headers[parameter.name] = simple(value, parameter.explode, String);
      else if (parameter.in === "cookie") headers["cookie"] = `${parameter.name}=${encodeURIComponent(String(value))}`;
      else return undefined;
    }
    if (query.length > 0) path += `?${query.join("&")}`;
    const { requestBody } = operation;
    const request = { target: path, method: operation.method.toUpperCase(), headers };
    if (!requestBody || operation.method === "get" || operation.method === "head") return request;
    const media = requestBody.content.find(({ mediaType }) => isJsonMediaType(mediaType));
    if (!media) return requestBody.required ? undefined : request;
    const body = media.schema && generated(model, validator, media.schema);
    headers["content-type"] = media.mediaType.includes("*") ? "application/json" : media.mediaType;
    return { ...request, body: JSON.stringify(body ?? {}) };
  };
}

function credentials({ security }: ApiOperation): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { scheme } of security[0]?.schemes ?? []) {
    if (!scheme) continue;
    if (scheme.type !== "apiKey")
      headers["authorization"] = scheme.type === "http" && scheme.scheme === "basic" ? "Basic YTpi" : "Bearer any";
    else if (scheme.in === "header") headers[scheme.parameter] = "any";
    else if (scheme.in === "cookie") headers["cookie"] = `${scheme.parameter}=any`;
  }
  return headers;
}

function parameterValue(
  model: ApiModel,
  validator: SchemaValidator,
  { schema, content, examples }: ApiParameter,
): unknown {
  const [example] = examples.filter(({ hasValue }) => hasValue);
  if (example) return example.value;
  const described = schema ?? content?.schema;
  return described ? generated(model, validator, described) : "any";
}

function generated(model: ApiModel, validator: SchemaValidator, schema: NonNullable<ApiParameter["schema"]>): unknown {
  return generate(model, validator, schema, { isStatic: true, seed: "request", now: NOW, direction: "request" }).value;
}

function inPath({ style, explode, name }: ApiParameter, value: unknown): string {
  const text = simple(value, explode, (item) => encodeURIComponent(String(item)));
  if (style === "label") return `.${text}`;
  return style === "matrix" ? `;${encodeURIComponent(name)}=${text}` : text;
}

function simple(value: unknown, explode: boolean, encode: (item: unknown) => string): string {
  if (Array.isArray(value)) return value.map(encode).join(",");
  if (typeof value !== "object" || value === null) return encode(value);
  return Object.entries(value)
    .map(([name, member]) => `${encode(name)}${explode ? "=" : ","}${encode(member)}`)
    .join(",");
}

function inQuery({ name, style, explode, content }: ApiParameter, value: unknown): string[] {
  const encode = (item: unknown): string => encodeURIComponent(String(item));
  if (content) return [`${encode(name)}=${encode(JSON.stringify(value))}`];
  const separator = style === "pipeDelimited" ? "|" : style === "spaceDelimited" ? "%20" : ",";
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => `${encode(name)}=${encode(item)}`);
    return [`${encode(name)}=${value.map(encode).join(separator)}`];
  }
  if (typeof value !== "object" || value === null) return [`${encode(name)}=${encode(value)}`];
  const members = Object.entries(value);
  if (style === "deepObject") return members.map(([key, item]) => `${encode(name)}[${encode(key)}]=${encode(item)}`);
  if (explode) return members.map(([key, item]) => `${encode(key)}=${encode(item)}`);
  return [`${encode(name)}=${members.flat().map(encode).join(separator)}`];
}
