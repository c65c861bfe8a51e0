import {
  type ApiMediaType,
  type ApiModel,
  type ApiOperation,
  type ApiResponse,
  isJsonMediaType,
  isXmlMediaType,
  parseMediaType,
} from "@numbers-api/openapi/model";
import type { SchemaValidator, Validation } from "@numbers-api/openapi/validation";
import { operationName } from "../contract/operation-name.ts";
import { type Generated, generate } from "../generate/generate.ts";
import { drawSeed, nowOf } from "../generate/seed.ts";
import { SizeError } from "../generate/size.ts";
import { MockError } from "../http/mock-error.ts";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";
import { listNames } from "../list-names.ts";
import type { PrismAdapter, Selection } from "../prism/prism-adapter.ts";
import type { Preferences } from "../respond/prefer.ts";
import type { Catalogue } from "../scenarios/catalogue.ts";
import { concreteType } from "./negotiate.ts";
import { exampleBody, type ResponseBody, writeBody } from "./response-body.ts";
import { makeHeaders } from "./response-headers.ts";

/** Response of the contract, made for a request. */
export interface BuiltResponse {
  readonly reply: Reply;
  readonly response: ApiResponse;
  /** Description of the body in the contract. */
  readonly media: ApiMediaType | undefined;
  /** Ways in which the response differs from the contract. */
  readonly violations: readonly string[];
  /** Guesses and omissions, for the journal. */
  readonly notes: readonly string[];
}

/** Builds the documented responses of a contract. */
export interface ResponseBuilder {
  /**
   * @param media Negotiated media type; undefined for a response without a body.
   * @throws {MockError} 400 when a dynamic body cannot have the requested size.
   */
  build(
    operation: ApiOperation,
    response: ApiResponse,
    media: ApiMediaType | undefined,
    preferences: Preferences,
    request: MockRequest,
  ): Promise<BuiltResponse>;
}

/** Number of responses that are remembered; then the oldest make room. */
const CAPACITY = 1000;

/** Prepares the responses of a contract. */
export function makeResponseBuilder(
  model: ApiModel,
  validator: SchemaValidator,
  catalogue: Catalogue,
  prism: () => PrismAdapter,
): ResponseBuilder {
  // A response that is not dynamic is the same each time, and an object that callers may remember.
  const known = new Map<string, BuiltResponse>();
  const build = async (
    operation: ApiOperation,
    response: ApiResponse,
    media: ApiMediaType | undefined,
    preferences: Preferences,
    request: MockRequest,
  ): Promise<BuiltResponse> => {
    const { code, example, dynamic = false } = preferences;
    const selection = prism().select(operation, catalogue.scenarios(operation), {
      ...{ status: code, example, mediaType: media?.mediaType },
      // A body cannot be generated without a schema.
      dynamic: dynamic && media?.schema !== undefined,
    });
    const made = await bodyOf(model, validator, operation, media, selection, preferences, request);
    return toResponse(model, validator, operation, response, media, selection, made, request);
  };
  return {
    build: async (operation, response, media, preferences, request) => {
      const { code, example, dynamic } = preferences;
      if (dynamic && media?.schema) return build(operation, response, media, preferences, request);
      const accept = media?.mediaType.includes("*") ? request.headers["accept"] : undefined;
      // Only the last two are texts of a request; names of the contract cannot be mistaken for each other.
      const asked = example === undefined && accept === undefined ? "" : JSON.stringify([example, accept]);
      const key = `${operationName(operation)} ${response.status} ${code} ${media?.mediaType} ${asked}`;
      const remembered = known.get(key);
      if (remembered) return remembered;
      const built = await build(operation, response, media, preferences, request);
      const [oldest] = known.keys();
      if (known.size >= CAPACITY && oldest !== undefined) known.delete(oldest);
      known.set(key, built);
      return built;
    },
  };
}

/** Body with its violations of the schema, and headers that belong to it. */
interface MadeResponseBody extends ResponseBody {
  readonly validation?: Validation;
  readonly headers?: Readonly<Record<string, string>>;
}

async function bodyOf(
  model: ApiModel,
  validator: SchemaValidator,
  operation: ApiOperation,
  media: ApiMediaType | undefined,
  { example }: Selection,
  preferences: Preferences,
  request: MockRequest,
): Promise<MadeResponseBody> {
  if (!media) return { value: undefined, notes: [] };
  const schema = media.schema ?? media.itemSchema;
  if (preferences.dynamic && schema) return dynamicBody(model, validator, operation, media, preferences, request);
  if (example) {
    const body = await exampleBody(model, media, example);
    const isData = body.value !== undefined && !(body.value instanceof Uint8Array) && body.text === undefined;
    if (body.value !== undefined || !schema) {
      return isData && media.schema
        ? { ...body, validation: validator.validate(media.schema, body.value, "response") }
        : body;
    }
  }
  const binary = binaryBody(media.mediaType);
  if (binary) return { value: binary, notes: [] };
  if (!schema) return { value: undefined, notes: [] };
  const seed = operationName(operation);
  const generated = generate(model, validator, schema, { isStatic: true, seed, now: nowOf("") });
  return fromGenerated(generated, media);
}

function fromGenerated({ value, validation, notes }: Generated, media: ApiMediaType): MadeResponseBody {
  // A stream of items is described by one of them.
  return media.schema ? { value, validation, notes } : { value, notes };
}

/**
 * Generates a body. The same seed and request give the same body, and the header `Preference-Applied` (RFC 7240,
 * section 3) returns the seed, so that a response can be reproduced.
 */
function dynamicBody(
  model: ApiModel,
  validator: SchemaValidator,
  operation: ApiOperation,
  media: ApiMediaType,
  { seed = drawSeed(), size }: Preferences,
  request: MockRequest,
): MadeResponseBody {
  const schema = media.schema ?? media.itemSchema;
  if (!schema) return { value: undefined, notes: [] };
  const target = `${operationName(operation)} ${request.path} ${JSON.stringify(request.query)}`;
  const applied = ["dynamic=true", `seed=${quoted(seed)}`, ...(size === undefined ? [] : [`size=${size}`])].join(", ");
  const headers = /^[\x20-\x7e]*$/.test(seed) ? { "preference-applied": applied } : {};
  try {
    const options = { isStatic: false, seed: JSON.stringify([seed, target]), now: nowOf(seed), size };
    return { ...fromGenerated(generate(model, validator, schema, options), media), headers };
  } catch (error) {
    if (!(error instanceof SizeError)) throw error;
    throw new MockError({
      status: 400,
      code: "mock_unmet_preference",
      message: `The response of ${operationName(operation)} cannot have this size: ${error.message}.`,
      fix: "Ask for a size that the contract allows, or leave it out.",
    });
  }
}

/** Value as RFC 7240 takes it from RFC 9110: a token, or quoted. */
function quoted(value: string): string {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** Picture of one transparent pixel (PNG). */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Body that programs can open, for types that are not text. */
function binaryBody(mediaType: string): Uint8Array | undefined {
  return ["image/png", "image/*"].includes(parseMediaType(mediaType)?.essence ?? "") ? PIXEL : undefined;
}

/** Types besides JSON that no browser shows as a page with scripts: any XML, multipart or unknown type may be one. */
const INERT = new Set(["application/octet-stream", "application/pdf", "text/csv", "text/event-stream", "text/plain"]);
const INERT_FAMILIES = new Set(["audio", "font", "image", "video"]);

function isInert(contentType: string): boolean {
  const { essence = "", type = "" } = parseMediaType(contentType) ?? {};
  const isMedia = INERT_FAMILIES.has(type) && !isXmlMediaType(contentType);
  return isMedia || INERT.has(essence) || isJsonMediaType(contentType);
}

/** Keeps a page among the examples from calling the control API, which has the same origin. */
function sandboxFor(contentType: string, headers: Reply["headers"]): Reply["headers"] {
  if (isInert(contentType)) return {};
  const own = headers["content-security-policy"];
  return {
    "content-security-policy": own === undefined ? "sandbox" : `${own}, sandbox`,
    "x-content-type-options": "nosniff",
  };
}

function toResponse(
  model: ApiModel,
  validator: SchemaValidator,
  operation: ApiOperation,
  response: ApiResponse,
  media: ApiMediaType | undefined,
  { status }: Selection,
  made: MadeResponseBody,
  request: MockRequest,
): BuiltResponse {
  const { headers, cookies } = makeHeaders(model, validator, response);
  const contentType = media && concreteType(media.mediaType, request.headers["accept"], made.value);
  const written = media && contentType ? writeBody(model, media, contentType, made.value) : { notes: [] };
  const text = made.text ?? written.text;
  const { validation } = made;
  const violations = validation?.violations.map(({ path, message }) => {
    return path.length > 0 ? `the value at /${path.join("/")} ${message}` : `the value ${message}`;
  });
  const rest = validation ? validation.count - validation.violations.length : 0;
  const unchecked =
    validation?.unchecked === undefined ? [] : [`the response was not checked: ${validation.unchecked}`];
  const ignored = validation?.ignored
    ? [`a part of the response was not checked: the schema has ${listNames(validation.ignored)}`]
    : [];
  return {
    response,
    media,
    reply: {
      status,
      headers: {
        ...headers,
        ...made.headers,
        ...(contentType !== undefined && { "content-type": contentType, ...sandboxFor(contentType, headers) }),
        ...(operation.deprecated && { deprecation: "true" }),
      },
      ...(cookies.length > 0 && { cookies }),
      ...(made.value !== undefined && { body: made.value }),
      ...(text !== undefined && { text }),
    },
    violations: [...(violations ?? []), ...(rest > 0 ? [`and ${rest} more`] : [])],
    notes: [...made.notes, ...written.notes, ...unchecked, ...ignored],
  };
}
