import { parseExactJson } from "@numbers-api/openapi/exact-json";
import {
  type ApiMediaType,
  type ApiModel,
  type ApiOperation,
  type ApiParameter,
  isJsonMediaType,
} from "@numbers-api/openapi/model";
import type { SchemaValidator, Validation, Violation } from "@numbers-api/openapi/validation";
import type { MockRequest } from "../http/request.ts";
import { listNames } from "../list-names.ts";
import { coerce } from "./coerce.ts";
import { readFormBody } from "./form-body.ts";
import { byName, readParameter, type SentParameters } from "./parameter-values.ts";
import type { ParsedBody } from "./parse-body.ts";
import { SchemaView } from "./schema-view.ts";
import { decodeForm, decodeText, readCookies, readPairs } from "./serialized.ts";

/** Result of validating a request. */
export interface RequestValidation {
  /** Validation errors, each with its part of the request; at most 20, and one more with the number of the others. */
  readonly violations: readonly string[];
  /** The type of the body is not in the contract. */
  readonly isUnsupportedType: boolean;
  /** Parts that could not be validated, for the journal. */
  readonly notes: readonly string[];
}

/** Number of violations that are described for a request. */
const MAX_VIOLATIONS = 20;

/** Validates requests for the operations of a contract. */
export interface RequestValidator {
  validate(
    operation: ApiOperation,
    request: MockRequest,
    pathParameters: Readonly<Record<string, string>>,
    body: ParsedBody,
  ): RequestValidation;
}

/** Prepares the validation of requests. */
export function makeRequestValidator(
  { document }: Pick<ApiModel, "document">,
  schemas: SchemaValidator,
): RequestValidator {
  const views = new WeakMap<ApiParameter, SchemaView>();
  const viewOf = (parameter: ApiParameter): SchemaView => {
    const view = views.get(parameter) ?? SchemaView.of(document, parameter.schema);
    views.set(parameter, view);
    return view;
  };
  return {
    validate: (operation, request, pathParameters, body) => {
      const report = new Report();
      validateParameters(operation, request, pathParameters, schemas, viewOf, report, document);
      const isUnsupportedType = validateBody(operation, body, schemas, report);
      return { ...report.result(), isUnsupportedType };
    },
  };
}

/** Longest description of a violation, in characters: names and values come from requests. */
const MAX_DESCRIPTION = 500;

function shortened(text: string): string {
  return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION)}…` : text;
}

class Report {
  readonly #violations: string[] = [];
  readonly #notes: string[] = [];
  #count = 0;

  add(violation: string, count = 1): void {
    this.#count += count;
    if (this.#violations.length < MAX_VIOLATIONS) this.#violations.push(shortened(violation));
  }

  addAll({ violations, count, unchecked, ignored }: Validation, describe: (violation: Violation) => string): void {
    for (const violation of violations) this.add(describe(violation));
    this.#count += count - violations.length;
    if (unchecked !== undefined) this.note(unchecked);
    if (ignored) this.note(`the schema has ${listNames(ignored)}`);
  }

  note(why: string): void {
    this.#notes.push(`a part of the request was not checked: ${why}`);
  }

  result(): Pick<RequestValidation, "violations" | "notes"> {
    const rest = this.#count - this.#violations.length;
    return { violations: rest > 0 ? [...this.#violations, `and ${rest} more`] : this.#violations, notes: this.#notes };
  }
}

function validateParameters(
  { parameters }: ApiOperation,
  request: MockRequest,
  pathParameters: Readonly<Record<string, string>>,
  schemas: SchemaValidator,
  viewOf: (parameter: ApiParameter) => SchemaView,
  report: Report,
  document: object,
): void {
  if (parameters.length === 0) return;
  const query = readPairs(request.search);
  const cookies = readCookies(request.headers["cookie"] ?? "");
  const sent: SentParameters = {
    path: pathParameters,
    query,
    headers: request.headers,
    cookies,
    queryByName: byName(query),
    cookiesByName: byName(cookies),
  };
  for (const parameter of parameters) {
    const same = parameters.filter((other) => other.in === parameter.in);
    const declared = new Set(same.map(({ name }) => name));
    const readings = readingsOf(parameter, viewOf(parameter), sent, declared, request.search, document);
    const label = `Request ${parameter.in === "querystring" ? "query string" : parameter.in} parameter ${parameter.name}`;
    const [first] = readings;
    if (first === undefined) {
      if (parameter.required) report.add(`${label} is required`);
      continue;
    }
    const isEmpty = parameter.in === "query" && sent.queryByName.get(parameter.name)?.every((raw) => raw === "");
    if (isEmpty && parameter.allowEmptyValue) continue;
    const schema = parameter.schema ?? parameter.content?.schema;
    if (first instanceof MalformedContent) {
      report.add(`${label} must be ${first.mediaType}`);
      continue;
    }
    if (!schema) continue;
    const results = firstValid(readings, (reading) => schemas.validate(schema, reading, "request"));
    report.addAll(
      results,
      ({ path, message }) => `${label}${path.length > 0 ? ` at ${path.join(".")}` : ""} ${message}`,
    );
  }
}

/** Value of a parameter with `content` that is not of its type. */
class MalformedContent {
  readonly mediaType: string;

  constructor(mediaType: string) {
    this.mediaType = mediaType;
  }
}

function readingsOf(
  parameter: ApiParameter,
  view: SchemaView,
  sent: SentParameters,
  declared: ReadonlySet<string>,
  search: string,
  document: object,
): unknown[] {
  const { content } = parameter;
  if (content) {
    const text = contentText(parameter, sent, search);
    return text === undefined ? [] : readContent(text, content, parameter, document);
  }
  const readings = readParameter(parameter, view, sent, declared);
  return readings.flatMap((reading) => [coerce(reading, view, false), coerce(reading, view, true)]);
}

function contentText(parameter: ApiParameter, sent: SentParameters, search: string): string | undefined {
  const { name } = parameter;
  switch (parameter.in) {
    case "querystring":
      return search === "" ? undefined : search;
    case "path":
      return sent.path[name] === undefined ? undefined : decodeText(sent.path[name]);
    case "header":
      return sent.headers[name.toLowerCase()];
    case "cookie": {
      const [raw] = sent.cookiesByName.get(name) ?? [];
      return raw === undefined ? undefined : decodeText(raw);
    }
    default: {
      const [raw] = sent.queryByName.get(name) ?? [];
      return raw === undefined ? undefined : decodeForm(raw);
    }
  }
}

function readContent(text: string, media: ApiMediaType, parameter: ApiParameter, document: object): unknown[] {
  const view = SchemaView.of(document, media.schema);
  if (isJsonMediaType(media.mediaType)) {
    try {
      return [parseExactJson(parameter.in === "querystring" ? decodeForm(text) : text)];
    } catch {
      return [new MalformedContent(media.mediaType)];
    }
  }
  if (media.mediaType === "application/x-www-form-urlencoded") {
    return [false, true].map((prefersText) => readFormBody(text, view, media.encoding, prefersText));
  }
  return [coerce(text, view, false), coerce(text, view, true)];
}

/** Result for the first reading that is valid, or else for the first one. */
function firstValid(readings: readonly unknown[], validate: (reading: unknown) => Validation): Validation {
  let first: Validation | undefined;
  for (const reading of readings) {
    const result = validate(reading);
    // Only the first validation by a schema tells what it leaves out.
    if (result.violations.length === 0) return first?.ignored ? { ...result, ignored: first.ignored } : result;
    first ??= result;
  }
  return first ?? { violations: [], count: 0 };
}

/** @returns `true` when the contract does not document this type. */
function validateBody(
  { requestBody }: ApiOperation,
  body: ParsedBody,
  schemas: SchemaValidator,
  report: Report,
): boolean {
  if (!requestBody) return false;
  if (!("value" in body)) {
    if (requestBody.required) report.add("Request body is required");
    return false;
  }
  const { media } = body;
  if (!media) {
    if (requestBody.content.length === 0) return false;
    const types = listNames(requestBody.content.map(({ mediaType }) => mediaType));
    report.add(`Request body has a type that is not supported. Supported content types: ${types}`);
    return true;
  }
  if (body.unchecked !== undefined) {
    report.note(body.unchecked);
    return false;
  }
  const { schema } = media;
  if (!schema) return false;
  const result = firstValid([body.value, ...body.alternatives], (value) => schemas.validate(schema, value, "request"));
  report.addAll(result, ({ path, message }) => {
    return path.length > 0 ? `Request body property ${path.join(".")} ${message}` : `Request body ${message}`;
  });
  return false;
}
