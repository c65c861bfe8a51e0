import {
  type ApiHeader,
  type ApiMediaType,
  type ApiOperation,
  type ApiParameter,
  bodyKind,
  type JsonObject,
} from "@numbers-api/openapi/model";
import { dereference, isObject } from "@numbers-api/openapi/reference";
import type { Api } from "../api/api.ts";
import { hasSuccess } from "../api/operation-entry.ts";
import { headerSchema } from "../api/response-headers.ts";
import { streamItem } from "../api/stream-item.ts";
import { BLOB, BYTES, INT64, protectId, type SchemaUse } from "./schema.ts";
import { SchemaTypes } from "./schema-types.ts";

const TEXT: JsonObject = { type: "string" };
const BLOB_SCHEMA: JsonObject = { type: "string", format: BLOB };
const BYTES_SCHEMA: JsonObject = { type: "string", format: BYTES };

/**
 * OpenAPI document for openapi-typescript, in which every operation is written out and every schema has the form that
 * the library translates correctly.
 */
export class TypesDocument {
  readonly #api: Api;
  readonly #types: SchemaTypes;

  constructor(api: Api) {
    this.#api = api;
    this.#types = new SchemaTypes(api.model);
  }

  build(): JsonObject {
    const paths: Record<string, Record<string, unknown>> = {};
    for (const { operation, entry } of this.#api.operations) {
      const item = paths[operation.pathTemplate] ?? {};
      paths[operation.pathTemplate] = item;
      item[operation.method] = this.#operation(operation, entry.id);
    }
    return {
      openapi: "3.1.0",
      info: { title: this.#api.model.title, version: this.#api.model.contractVersion },
      paths,
      components: { schemas: this.#types.components() },
    };
  }

  #operation(operation: ApiOperation, operationId: string): JsonObject {
    const { summary, description, deprecated, parameters, requestBody, responses } = operation;
    const content = requestBody?.content ?? [];
    return {
      operationId: protectId(operationId),
      ...(summary !== undefined && { summary }),
      ...(description !== undefined && { description }),
      ...(deprecated && { deprecated }),
      parameters: parameters.map((parameter) => this.#parameter(parameter)),
      ...(content.length > 0 && {
        requestBody: {
          ...(requestBody?.required && { required: true }),
          ...(requestBody?.description !== undefined && { description: requestBody.description }),
          content: this.#content(content, (media) => this.#requestSchema(media)),
        },
      }),
      responses: Object.fromEntries([
        ...(hasSuccess(operation) ? [] : [["2XX", { description: "Success." }]]),
        ...responses.map(({ status, description: text, headers, content: bodies }): [string, unknown] => [
          status,
          {
            description: text,
            ...(headers.length > 0 && {
              headers: Object.fromEntries(headers.map((header) => [header.name, this.#header(header)])),
            }),
            ...(bodies.length > 0 && {
              content: this.#content(bodies, (media) => this.#responseSchema(media)),
            }),
          },
        ]),
      ]),
    };
  }

  #parameter({ name, in: place, required, description, deprecated, schema, content }: ApiParameter): JsonObject {
    const value = schema ?? content?.schema;
    const wide = schema && this.#int64(schema.schema);
    return {
      name,
      in: place,
      ...(required && { required }),
      ...(description !== undefined && { description }),
      ...(deprecated && { deprecated }),
      schema: wide ?? this.#types.convert(value?.schema ?? true, "request"),
    };
  }

  /** Type of an integer that a bigint can hold, too, and of a list of them; undefined for other schemas. */
  #int64(schema: unknown): JsonObject | undefined {
    const target = dereference(this.#api.model.document, schema);
    if (!isObject(target)) return undefined;
    const { description, deprecated } = target;
    const texts = { ...(description !== undefined && { description }), ...(deprecated === true && { deprecated }) };
    const { type, format, items, enum: allowed } = target;
    if (type === "integer" && format === "int64" && !allowed) return { ...texts, type, format: INT64 };
    const item = type === "array" ? this.#int64(items) : undefined;
    return item && { ...texts, type: "array", items: item };
  }

  #header(header: ApiHeader): JsonObject {
    const { required, description } = header;
    return {
      ...(required && { required }),
      ...(description !== undefined && { description }),
      schema: this.#types.convert(headerSchema(this.#api.model, header), "response"),
    };
  }

  #content(content: readonly ApiMediaType[], schemaOf: (media: ApiMediaType) => JsonObject): JsonObject {
    return Object.fromEntries(content.map((media) => [media.mediaType, { schema: schemaOf(media) }]));
  }

  #requestSchema(media: ApiMediaType): JsonObject {
    const kind = bodyKind(media.mediaType);
    if (kind === "binary") return BYTES_SCHEMA;
    if (kind === "stream") return { anyOf: [TEXT, BYTES_SCHEMA] };
    if (kind === "text") return this.#text(media, "request");
    return this.#types.convert(media.schema?.schema ?? true, kind === "multipart" ? "form" : "request");
  }

  #responseSchema(media: ApiMediaType): JsonObject {
    const kind = bodyKind(media.mediaType);
    if (kind === "binary" || kind === "multipart") return BLOB_SCHEMA;
    if (kind === "text" || kind === "form") return this.#text(media, "response");
    if (kind === "stream") return this.#types.convert(streamItem(this.#api.model, media).schema, "response");
    return this.#types.convert(media.schema?.schema ?? true, "response");
  }

  /** A text body is a string at run time, regardless of its schema. */
  #text({ schema }: ApiMediaType, use: SchemaUse): JsonObject {
    const target = schema && dereference(this.#api.model.document, schema.schema);
    const isText = isObject(target) && target["type"] === "string" && target["format"] !== "binary";
    return schema && isText ? this.#types.convert(schema.schema, use) : TEXT;
  }
}
