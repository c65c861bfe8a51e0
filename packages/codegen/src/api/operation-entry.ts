import { STATUS_CODES } from "node:http";
import {
  type ApiModel,
  type ApiOperation,
  type ApiResponse,
  type ApiServer,
  bodyKind,
  isJsonMediaType,
} from "@numbers-api/openapi/model";
import type { Operation, ServerEntry, SuccessResponse } from "../model.ts";
import { type ApiCredentials, alternativesOf } from "./credentials.ts";
import { describeIdempotency, describePagination } from "./extensions.ts";
import { checkMediaType, jsonFirst } from "./media-types.ts";
import type { ClientOperation } from "./operations.ts";
import { describe, type Problems } from "./problems.ts";
import { describeBody } from "./request/request-body.ts";
import { describeParameters, describeRequired } from "./request/request-parameters.ts";
import { describeHeaders } from "./response-headers.ts";
import type { ShapeCollector } from "./shapes.ts";
import { streamItem } from "./stream-item.ts";

/** Results of describing operations that all of them share. */
export interface Shared {
  readonly shapes: ShapeCollector;
  readonly problems: Problems;
  readonly credentials: ApiCredentials;
}

/** Describes an operation for the operation table; everything that a client could not send is reported. */
export function describeOperation(model: ApiModel, named: ClientOperation, shared: Shared): Operation {
  const { id, namespace, name, operation } = named;
  const { problems } = shared;
  checkCallable(operation, problems);
  const parameters = describeParameters(model, operation, problems);
  const requestBody = describeBody(model, operation, problems);
  const idempotency = describeIdempotency(operation);
  // The client makes the key itself.
  const required = operation.parameters.filter(
    (parameter) => parameter.required && !(parameter.in === "header" && parameter.name === idempotency.idempotencyKey),
  );
  const needsInput = required.length > 0 || requestBody?.required === true;
  const takesInput = operation.parameters.length > 0 || requestBody !== undefined;
  nameErrorBodies(operation, shared.shapes);
  for (const { status, at, content } of operation.responses) {
    for (const media of content) checkMediaType(operation, media, "answers with", problems);
    if (/^([1-5](\d\d|XX)|default)$/.test(status)) continue;
    const said = `${describe(operation)} answers with ${JSON.stringify(status)}, which is not a status`;
    problems.add(at, said, "Write one such as 200, a range such as 2XX, or default.");
  }
  return {
    id,
    namespace,
    name,
    // One of the methods that are allowed, or else it was reported.
    method: operation.method.toUpperCase() as Operation["method"],
    // A fragment, which tells operations of one path apart in some documents, is not sent.
    path: operation.pathTemplate.replace(/#.*/s, ""),
    ...(operation.deprecated && { deprecated: true }),
    ...describeSecurity(operation, shared),
    ...(operation.serverLevel !== "document" && {
      servers: operation.servers.map((server) => describeServer(server, problems)),
    }),
    ...(parameters && { parameters }),
    ...describeRequired(required),
    ...(requestBody && { requestBody }),
    ...(takesInput && { input: needsInput ? "required" : "optional" }),
    ...idempotency,
    ...(operation.extensions["x-query"] === true && operation.method === "post" && { query: true }),
    ...describePagination(model, operation, problems),
    success: describeSuccess(model, id, operation, shared.shapes),
    ...describeErrors(model, id, operation, shared.shapes),
  };
}

/** Documented errors, from whose descriptions a client makes its messages. */
function describeErrors(
  model: ApiModel,
  id: string,
  { responses }: ApiOperation,
  shapes: ShapeCollector,
): Pick<Operation, "errors"> {
  const errors = responses.filter(({ status }) => !/^2(\d\d|XX)$/.test(status));
  const entries = errors.map((response) => {
    const { status, description, content } = response;
    const json = content.filter(({ mediaType }) => isJsonMediaType(mediaType)).map(({ schema }) => schema);
    const shape = shapes.nameBody(json, `${id} ${status}`);
    const summary = summarize(status, description);
    const kinds = content.map(({ mediaType }) => bodyKind(mediaType));
    const isText = kinds.includes("text");
    return [
      status,
      {
        ...(summary && { summary }),
        // Only JSON has a shape.
        ...(shape && !isText && { shape }),
        ...(!isText && !kinds.includes("json") && { hasBody: false as const }),
        ...(isText && { isText: true as const }),
        ...describeHeaders(model, response),
      },
    ] as const;
  });
  return entries.length > 0 ? { errors: Object.fromEntries(entries) } : {};
}

/** Reason phrase and first sentence of the description, as in `Not Found: This number does not exist.` */
function summarize(status: string, description: string): string {
  const text = description.trim().replace(/\s+/g, " ");
  const [sentence] = /^.*?[.!?](?=\s|$)/.exec(text) ?? [text];
  const isCapital = /^[A-Z]([a-z]|\s)/.test(sentence);
  const continued = isCapital ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
  return [STATUS_CODES[status], continued].filter(Boolean).join(": ");
}

function checkCallable(operation: ApiOperation, problems: Problems): void {
  const { at, method } = operation;
  if (method === "trace")
    problems.add(at, `${describe(operation)} cannot be called, because fetch sends no TRACE`, "Remove it.");
  if (method === "query") {
    problems.add(
      at,
      `${describe(operation)} cannot be called, because QUERY is not supported`,
      "Use POST with x-query: true.",
    );
  }
}

/** Undefined for an operation with the alternatives of the document. */
function describeSecurity(
  operation: ApiOperation,
  { credentials, problems }: Shared,
): Pick<Operation, "anonymous" | "security"> {
  const alternatives = alternativesOf(operation.security);
  if (!alternatives) {
    const names = operation.security.flatMap(({ schemes }) => schemes.map((scheme) => scheme.name)).join(", ");
    problems.add(
      operation.security[0]?.at ?? operation.at,
      `${describe(operation)} needs credentials that a client cannot send: ${names}`,
      "Declare a scheme of the type apiKey, http with basic or bearer, oauth2, openIdConnect or mutualTLS.",
    );
    return {};
  }
  const isAnonymous = alternatives.every((names) => names.length === 0);
  const isInherited = JSON.stringify(alternatives) === JSON.stringify(credentials.alternatives);
  return { ...(isAnonymous && { anonymous: true }), ...(!isInherited && { security: alternatives }) };
}

/** Server as the tables have it. */
export function describeServer({ url, variables, at }: ApiServer, problems: Problems): ServerEntry {
  const used = [...url.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  for (const name of used) {
    const variable = variables.find((each) => each.name === name);
    if (variable?.default === undefined) {
      problems.add(
        at,
        `the server ${url} has no default for its variable ${JSON.stringify(name)}`,
        "Declare the variable with a default, or write its value into the URL.",
      );
    } else if (variable.enum?.includes(variable.default) === false) {
      problems.add(
        at,
        `the server ${url} has a default of ${JSON.stringify(name)} that its enum does not have`,
        "Add the default to the enum, or choose another.",
      );
    }
  }
  if (used.length === 0) return url;
  const entries = variables.map(({ name, default: otherwise, enum: allowed }) => {
    // Without one, it was reported.
    return [name, { default: otherwise ?? "", ...(allowed && { enum: allowed }) }] as const;
  });
  return { url, variables: Object.fromEntries(entries) };
}

/** Returns `false` for an operation that documents nothing but errors: it succeeds without a body. */
export function hasSuccess({ responses }: ApiOperation): boolean {
  return responses.some(({ status }) => /^([23]|default$)/.test(status));
}

function describeSuccess(
  model: ApiModel,
  id: string,
  operation: ApiOperation,
  shapes: ShapeCollector,
): Operation["success"] {
  const successes = operation.responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  // `default` covers successes only where none is documented.
  const listed = successes.length > 0 ? successes : operation.responses.filter(({ status }) => status === "default");
  if (!hasSuccess(operation)) return { "2XX": {} };
  return Object.fromEntries(
    listed.map((response) => [
      response.status,
      // A response to HEAD never has a body, even if one is documented.
      {
        ...(operation.method !== "head" && describeResponse(model, response, `${id} ${response.status}`, shapes)),
        ...describeHeaders(model, response),
      },
    ]),
  );
}

function describeResponse(
  model: ApiModel,
  { content }: ApiResponse,
  name: string,
  shapes: ShapeCollector,
): SuccessResponse {
  const [contentType, ...others] = jsonFirst(content.map(({ mediaType }) => mediaType));
  if (contentType === undefined) return {};
  const json = content.filter(({ mediaType }) => isJsonMediaType(mediaType));
  const shape = shapes.nameBody(
    json.map(({ schema }) => schema),
    name,
  );
  return {
    contentType,
    ...(others.length > 0 && { otherContentTypes: others }),
    ...(shape !== undefined && { shape }),
    ...(content.some((media) => streamItem(model, media).isText) && { textEvents: true as const }),
  };
}

/** Gives error bodies that are components an entry among the shapes, by which a client recognizes them. */
function nameErrorBodies({ responses }: ApiOperation, shapes: ShapeCollector): void {
  for (const { status, content } of responses) {
    if (/^2(\d\d|XX)$/.test(status)) continue;
    for (const { mediaType, schema } of content) if (isJsonMediaType(mediaType)) shapes.nameReference(schema);
  }
}
