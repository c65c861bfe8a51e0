import type { ApiMediaType, ApiOperation, ApiParameter } from "@numbers-api/openapi/model";
import { bodyKind } from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";

/** Request for a contract, without a host. */
export interface GeneratedRequest {
  /** Path and query. */
  readonly target: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData | Uint8Array<ArrayBuffer>;
}

/** Values of a request before they are serialized. */
export interface RequestValues {
  readonly parameters: readonly (readonly [parameter: ApiParameter, value: unknown])[];
  readonly body?: { readonly media: ApiMediaType; readonly value: unknown } | undefined;
}

/** Writes a request as a client does; undefined when a value cannot be sent. */
export function serializeRequest(operation: ApiOperation, values: RequestValues): GeneratedRequest | undefined {
  const query: string[] = credentialsInQuery(operation);
  const headers = credentials(operation);
  let path = operation.pathTemplate;
  for (const [parameter, value] of values.parameters) {
    if (parameter.in === "path") {
      const text = inPath(parameter, value);
      // A URL cannot have an empty segment, nor one of dots.
      if (/^\.*$/.test(text)) return undefined;
      path = path.replaceAll(`{${parameter.name}}`, () => text);
    } else if (parameter.in === "query") query.push(...inQuery(parameter, value));
    else if (parameter.in === "header") {
      const text = parameter.content ? JSON.stringify(value) : simple(value, parameter.explode, String);
      if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text)) return undefined;
      headers[parameter.name] = text;
    } else if (parameter.in === "cookie") {
      const cookie = `${parameter.name}=${encodeURIComponent(simple(value, false, String))}`;
      headers["cookie"] = headers["cookie"] === undefined ? cookie : `${headers["cookie"]}; ${cookie}`;
    } else return undefined;
  }
  if (path.includes("{")) return undefined;
  const target = query.length > 0 ? `${path}${path.includes("?") ? "&" : "?"}${query.join("&")}` : path;
  const request = { target, method: operation.method.toUpperCase(), headers };
  if (!values.body) return request;
  const { media, value } = values.body;
  const kind = bodyKind(media.mediaType);
  if (kind === "multipart") return { ...request, body: multipart(value, media) };
  const body = kind === "json" ? JSON.stringify(value) : kind === "form" ? urlencoded(value, media) : String(value);
  return { ...request, headers: { ...headers, "content-type": concrete(media.mediaType) }, body };
}

function concrete(mediaType: string): string {
  return mediaType.includes("*") ? "application/json" : mediaType;
}

function schemes({ security }: ApiOperation): ApiOperation["security"][number]["schemes"] {
  return security[0]?.schemes ?? [];
}

function credentials(operation: ApiOperation): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { scheme } of schemes(operation)) {
    if (!scheme) continue;
    if (scheme.type !== "apiKey")
      headers["authorization"] = scheme.type === "http" && scheme.scheme === "basic" ? "Basic YTpi" : "Bearer any";
    else if (scheme.in === "header") headers[scheme.parameter] = "any";
    else if (scheme.in === "cookie") headers["cookie"] = `${scheme.parameter}=any`;
  }
  return headers;
}

function credentialsInQuery(operation: ApiOperation): string[] {
  return schemes(operation).flatMap(({ scheme }) =>
    scheme?.type === "apiKey" && scheme.in === "query" ? [`${encodeURIComponent(scheme.parameter)}=any`] : [],
  );
}

function encode(value: unknown): string {
  return encodeURIComponent(isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value));
}

function inPath({ style, explode, name, content }: ApiParameter, value: unknown): string {
  if (content) return encode(JSON.stringify(value));
  if (style === "matrix") {
    const assign = (item: unknown): string => `;${encode(name)}=${encode(item)}`;
    if (Array.isArray(value) && explode) return value.map(assign).join("");
    if (isObject(value) && explode) {
      return Object.entries(value)
        .map(([key, item]) => `;${encode(key)}=${encode(item)}`)
        .join("");
    }
    return `;${encode(name)}=${simple(value, false, encode)}`;
  }
  if (style !== "label") return simple(value, explode, encode);
  const text = simple(value, explode, encode);
  return `.${explode && (Array.isArray(value) || isObject(value)) ? text.replaceAll(",", ".") : text}`;
}

function simple(value: unknown, explode: boolean, write: (item: unknown) => string): string {
  if (Array.isArray(value)) return value.map(write).join(",");
  if (!isObject(value)) return write(value);
  return Object.entries(value)
    .map(([name, member]) => `${write(name)}${explode ? "=" : ","}${write(member)}`)
    .join(",");
}

function inQuery({ name, style, explode, content }: ApiParameter, value: unknown): string[] {
  if (content) return [`${encode(name)}=${encode(JSON.stringify(value))}`];
  const separator = style === "pipeDelimited" ? "|" : style === "spaceDelimited" ? "%20" : ",";
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => `${encode(name)}=${encode(item)}`);
    return [`${encode(name)}=${value.map(encode).join(separator)}`];
  }
  if (!isObject(value)) return [`${encode(name)}=${encode(value)}`];
  const members = Object.entries(value);
  if (style === "deepObject")
    return members.flatMap(([key, item]) => brackets(`${encode(name)}[${encode(key)}]`, item));
  if (explode) return members.map(([key, item]) => `${encode(key)}=${encode(item)}`);
  return [`${encode(name)}=${members.flat().map(encode).join(separator)}`];
}

/** Pairs of a deep object; OpenAPI leaves open how lists inside of it are written, and most tools repeat `[]`. */
function brackets(prefix: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => brackets(`${prefix}[]`, item));
  if (!isObject(value)) return [`${prefix}=${encode(value)}`];
  return Object.entries(value).flatMap(([key, item]) => brackets(`${prefix}[${encode(key)}]`, item));
}

function urlencoded(value: unknown, media: ApiMediaType): string {
  if (!isObject(value)) return "";
  return Object.entries(value)
    .flatMap(([name, member]) => {
      const {
        style = "form",
        explode = style === "form" || style === "deepObject",
        contentType,
      } = media.encoding.get(name) ?? {};
      if (contentType?.includes("json")) return [`${encode(name)}=${encode(JSON.stringify(member))}`];
      if (style === "deepObject" && isObject(member))
        return brackets(encode(name), member).filter((pair) => pair.includes("["));
      if (Array.isArray(member)) {
        return explode
          ? member.map((item) => `${encode(name)}=${encode(item)}`)
          : [`${encode(name)}=${member.map(encode).join(",")}`];
      }
      return [`${encode(name)}=${encode(member)}`];
    })
    .join("&");
}

function multipart(value: unknown, media: ApiMediaType): FormData {
  const form = new FormData();
  for (const [name, member] of Object.entries(isObject(value) ? value : {})) {
    for (const item of Array.isArray(member) ? member : [member]) {
      const isData = isObject(item) || Array.isArray(item);
      if (media.encoding.get(name)?.contentType?.includes("json") || isData) {
        form.append(name, new Blob([JSON.stringify(item)], { type: "application/json" }));
      } else form.append(name, String(item));
    }
  }
  return form;
}
