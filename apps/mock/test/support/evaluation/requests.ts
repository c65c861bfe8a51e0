import {
  type ApiMediaType,
  type ApiModel,
  type ApiOperation,
  type ApiParameter,
  type ApiSchema,
  bodyKind,
  isXmlMediaType,
} from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";
import { makeBody } from "../../../src/generate/body.ts";
import { type GeneratedRequest, type RequestValues, serializeRequest } from "./serialize.ts";
import type { IndependentValidator } from "./validator.ts";

/** Requests for one operation. */
export interface RequestsOfOperation {
  /** Allowed by the contract: with its required parts only, and with all of its parts. */
  readonly valid: readonly GeneratedRequest[];
  /** With one fault each, and a description of it. */
  readonly faulty: readonly { readonly fault: string; readonly request: GeneratedRequest }[];
}

const NOW = Date.UTC(2026, 10, 23);

/** Number of values that are tried until the independent validator accepts one. */
const TRIES = 25;

/** Text that no schema of the documents lists. */
const NO_VALUE = "no-such-value";

/** Makes requests from the parameters and bodies of a contract; every value is judged independently. */
export function makeRequests(
  { document }: Pick<ApiModel, "document">,
  validator: IndependentValidator,
  operation: ApiOperation,
): RequestsOfOperation {
  const validValue = (schema: ApiSchema, optional: "all" | "none"): { readonly value: unknown } | undefined => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const isStatic = attempt < 2 || attempt % 2 === 0;
      const options = { isStatic, optional: attempt < 4 ? optional : ("some" as const), seed: `${attempt}`, now: NOW };
      const { value } = makeBody(document, schema.schema, { ...options, direction: "request" });
      if (validator.validate(schema, value, "request").length === 0) return { value };
    }
    return undefined;
  };
  const parameterValue = (parameter: ApiParameter): { readonly value: unknown } | undefined => {
    const schema = parameter.schema ?? parameter.content?.schema;
    return schema ? validValue(schema, "all") : { value: "any" };
  };
  const valuesFor = (optional: "all" | "none"): RequestValues | undefined => {
    const parameters: (readonly [ApiParameter, unknown])[] = [];
    for (const parameter of operation.parameters) {
      if (!parameter.required && (optional === "none" || !isUsual(parameter))) continue;
      const made = parameterValue(parameter);
      if (made && isSendable(made.value)) parameters.push([parameter, made.value]);
      else if (parameter.required) return undefined;
    }
    const { requestBody } = operation;
    if (!requestBody || (!requestBody.required && optional === "none")) return { parameters };
    const media = requestBody.content.find(isWritable);
    if (!media) return requestBody.required ? undefined : { parameters };
    const made = media.schema
      ? validValue(media.schema, optional)
      : { value: bodyKind(media.mediaType) === "text" ? "a" : {} };
    if (made) return { parameters, body: { media, value: made.value } };
    return requestBody.required ? undefined : { parameters };
  };

  const sets = (["none", "all"] as const).flatMap((optional) => valuesFor(optional) ?? []);
  const written = sets.flatMap((values) => {
    const request = serializeRequest(operation, values);
    return request ? [{ values, request }] : [];
  });
  const [base] = written;
  const faulty = base ? faultsIn(validator, operation, base.values) : [];
  const unique = new Map(written.map(({ request }) => [JSON.stringify(request), request]));
  return { valid: [...unique.values()], faulty };
}

/** A cookie or header without a schema says nothing about its values. */
function isUsual({ in: place }: ApiParameter): boolean {
  return place === "query" || place === "header" || place === "path" || place === "cookie";
}

/** Texts cannot tell an empty list, or null, from a value that is missing. */
function isSendable(value: unknown): boolean {
  if (value === null || value === "") return false;
  if (Array.isArray(value)) return value.length > 0 && value.every(isSendable);
  return !isObject(value) || (Object.keys(value).length > 0 && Object.values(value).every(isSendable));
}

function isWritable({ mediaType, schema }: ApiMediaType): boolean {
  const kind = bodyKind(mediaType);
  return kind !== "stream" && !isXmlMediaType(mediaType) && (kind !== "text" || schema !== undefined);
}

/** One fault in a parameter, and one in the body. */
function faultsIn(
  validator: IndependentValidator,
  operation: ApiOperation,
  { parameters, body }: RequestValues,
): { fault: string; request: GeneratedRequest }[] {
  const found: { fault: string; request: GeneratedRequest }[] = [];
  const add = (fault: string, values: RequestValues): void => {
    const request = serializeRequest(operation, values);
    if (request) found.push({ fault, request });
  };
  const droppable = parameters.find(([{ in: place, required }]) => required && place !== "path");
  if (droppable) {
    const [dropped] = droppable;
    add(`without the ${dropped.in} parameter ${dropped.name}`, {
      parameters: parameters.filter((entry) => entry !== droppable),
      body,
    });
  }
  const wrong = operation.parameters.find(
    ({ schema, content, style }) =>
      schema && !content && STYLES_OF_TEXT.has(style) && isRefusedAsText(validator, schema),
  );
  if (wrong) {
    const others = parameters.filter(([parameter]) => parameter !== wrong);
    add(`with no value of the ${wrong.in} parameter ${wrong.name}`, {
      parameters: [...others, [wrong, NO_VALUE]],
      body,
    });
  }
  if (!body) {
    if (operation.requestBody?.required) add("without a body", { parameters });
    return found;
  }
  const { media } = body;
  for (const [fault, value] of faultyBodies(body.value, bodyKind(media.mediaType) === "json")) {
    if (!media.schema || validator.validate(media.schema, value, "request").length === 0) continue;
    add(fault, { parameters, body: { media, value } });
    break;
  }
  return found;
}

/** Styles in which a text is not read as anything else. */
const STYLES_OF_TEXT: ReadonlySet<string> = new Set(["simple", "form"]);

/** Checks that a text is refused in every reading, and that the value is not an object, which has other names. */
function isRefusedAsText(validator: IndependentValidator, schema: ApiSchema): boolean {
  const isRefused = (value: unknown): boolean => validator.validate(schema, value, "request").length > 0;
  const other = { "no-such-value": "" };
  return [NO_VALUE, [NO_VALUE], {}, other].every(isRefused);
}

/** Bodies with one member dropped, and in JSON also with one of another type. */
function* faultyBodies(value: unknown, isJson: boolean): Generator<[fault: string, value: unknown]> {
  if (!isObject(value)) {
    if (isJson) yield ["with a body of another type", typeof value === "string" ? 12.5 : NO_VALUE];
    return;
  }
  for (const name of Object.keys(value)) {
    const { [name]: _, ...rest } = value;
    yield [`without the member ${name}`, rest];
  }
  if (!isJson) return;
  for (const [name, member] of Object.entries(value)) {
    if (isObject(member)) {
      for (const [fault, inner] of faultyBodies(member, isJson))
        yield [`${fault} of ${name}`, { ...value, [name]: inner }];
    }
    yield [
      `with ${name} of another type`,
      { ...value, [name]: typeof member === "string" ? { no: "value" } : NO_VALUE },
    ];
  }
  yield ["with a list as body", []];
}
