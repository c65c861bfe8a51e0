import { isObject, type Path } from "../document/reference.ts";
import { isJsonMediaType } from "../http/media-type.ts";
import type { ApiExample, ApiMediaType, ApiModel, ApiOperation, ApiResponse } from "./model.ts";
import { resolveSchema } from "./schema-reference.ts";

// An import of it would load Node's whole `fetch`, a tenth of a run of the generator.
const { STATUS_CODES } = process.getBuiltinModule("node:http");

/** Example of a response, or a response without one, as a server can play it. */
export interface ApiScenario {
  /** Name of the example, or of the status; unique within the operation. */
  readonly name: string;
  readonly response: ApiResponse;
  /** Status to send. For `default` and ranges, one that the operation does not document otherwise. */
  readonly status: number;
  /** One sentence for people: the example's summary, or else the description of the response. */
  readonly summary: string;
  /** The author chose the name. Otherwise it comes from the status. */
  readonly isNamed: boolean;
  /** Bodies by media type, JSON first; empty when the response has none. */
  readonly bodies: readonly ScenarioBody[];
  readonly at: Path;
}

export interface ScenarioBody {
  readonly mediaType: ApiMediaType;
  /** Example to send; absent if the contract has none for this media type, so that a body must be generated. */
  readonly example?: ApiExample;
}

/**
 * Scenarios of an operation in the order of the document: the examples of each response, and for a response without
 * examples one that is named by its status (`unauthorized` for 401, `4xx`, `default`). An example of the same name in
 * several media types is one scenario; where several statuses have one of the same name, all but the first are named
 * with their status (`not-found-404`). Informational statuses (1xx) are left out.
 */
export function scenariosOf(model: Pick<ApiModel, "document">, operation: ApiOperation): ApiScenario[] {
  const taken = new Set<string>();
  return operation.responses
    .filter(({ status }) => /^([2-5](\d\d|XX)|default)$/.test(status))
    .flatMap((response) => inResponse(model, operation, response))
    .map((scenario) => {
      const suffix = scenario.response.status.toLowerCase();
      let name = scenario.name;
      for (let count = 1; taken.has(name); count += 1) {
        name = `${scenario.name}-${suffix}${count > 1 ? `-${count}` : ""}`;
      }
      taken.add(name);
      return { ...scenario, name };
    });
}

/** Scenario of the default response of an operation: its first success, in JSON if possible. */
export function defaultScenario(operation: ApiOperation, scenarios: readonly ApiScenario[]): ApiScenario | undefined {
  const usual = usualResponse(operation);
  const candidates = scenarios.filter(({ response }) => response === usual);
  return candidates.find(({ bodies: [body] }) => isJsonMediaType(body?.mediaType.mediaType)) ?? candidates[0];
}

/** Default response of an operation: the lowest success, else `default`, else the first. */
export function usualResponse({ responses }: ApiOperation): ApiResponse | undefined {
  const successes = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  return (
    successes.toSorted((one, other) => (one.status < other.status ? -1 : 1))[0] ??
    responses.find(({ status }) => status === "default") ??
    responses.find(({ status }) => !status.startsWith("1"))
  );
}

/** Response that documents a status: the one for it, or else for its range, or else `default`. */
export function responseFor({ responses }: ApiOperation, status: number): ApiResponse | undefined {
  return [`${status}`, `${Math.floor(status / 100)}XX`, "default"]
    .map((key) => responses.find((response) => response.status === key))
    .find((response) => response !== undefined);
}

/** Meaning of a status in HTTP: `Internal Server Error` for 500. */
export function reasonPhrase(status: number): string {
  return STATUS_CODES[status] ?? `Status ${status}`;
}

function inResponse(model: Pick<ApiModel, "document">, operation: ApiOperation, response: ApiResponse): ApiScenario[] {
  const status = exactStatus(operation, response);
  const isExact = `${status}` === response.status;
  const summary = response.description.trim() || reasonPhrase(status);
  const unnamed = isExact ? kebabCase(reasonPhrase(status)) : response.status.toLowerCase();
  const base = { response, status, summary, isNamed: false, at: response.at };
  const examples = response.content.flatMap((mediaType) => {
    const own = mediaType.examples.length > 0 ? mediaType.examples : exampleOfSchema(model, mediaType);
    return own.map((example) => ({ mediaType, example }));
  });
  const bodies = response.content.map((mediaType) => ({ mediaType })).toSorted(jsonFirst);
  if (examples.length === 0) return [{ ...base, name: unnamed, bodies }];
  // Part of the mock, which runs on Node 20, where `Map.groupBy` does not exist.
  const names = new Set(examples.map(({ example }) => example.name));
  return [...names].map((name) => {
    const group = examples.filter(({ example }) => example.name === name);
    const sorted = group.toSorted(jsonFirst);
    const [first = group[0]] = sorted;
    if (name === "" || !first)
      return { ...base, name: unnamed, bodies: sorted, ...(first && { at: first.example.at }) };
    const named = first.example.summary?.trim() || summary;
    return { ...base, name, summary: named, isNamed: true, bodies: sorted, at: first.example.at };
  });
}

/** Single example of a schema, for a media type without its own. */
function exampleOfSchema({ document }: Pick<ApiModel, "document">, mediaType: ApiMediaType): ApiExample[] {
  const found = mediaType.schema && resolveSchema(document, mediaType.schema);
  if (!found || !isObject(found.schema)) return [];
  const { example, examples } = found.schema;
  if (Array.isArray(examples) && examples.length > 0) {
    return [{ at: [...found.at, "examples", 0], name: "", value: examples[0], hasValue: true }];
  }
  return example === undefined ? [] : [{ at: [...found.at, "example"], name: "", value: example, hasValue: true }];
}

/** Status that a response is sent with: its own, or for `default` and ranges one that is not documented otherwise. */
function exactStatus({ responses }: ApiOperation, { status }: ApiResponse): number {
  if (/^\d+$/.test(status)) return Number(status);
  const documented = new Set(responses.map((response) => response.status));
  const hasSuccess = responses.some((response) => /^2/.test(response.status));
  const first = status === "default" ? (hasSuccess ? 500 : 200) : Number(status[0]) * 100;
  const known = Object.keys(STATUS_CODES).map(Number);
  const candidates = [first, ...known].filter((code) => {
    if (code < 200 || documented.has(`${code}`)) return false;
    const range = `${Math.floor(code / 100)}XX`;
    return status === "default" ? !documented.has(range) && (code === 200 || code >= 400) : range === status;
  });
  return candidates[0] ?? first;
}

/** For sorting: JSON before anything else, otherwise in the order of the document. */
function jsonFirst(one: ScenarioBody, other: ScenarioBody): number {
  const [isFirst, isSecond] = [one, other].map(({ mediaType }) => isJsonMediaType(mediaType.mediaType));
  return Number(isSecond) - Number(isFirst);
}

function kebabCase(reason: string): string {
  return reason
    .replaceAll("'", "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
}
