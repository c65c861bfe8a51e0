import type { Context } from "hono";
import type { Check, CheckError, ParameterSource, RequestChecks } from "./contract-check.ts";
import type { RequestRecord } from "./exchange.ts";
import { type HttpError, invalidInput, unsupportedMediaType } from "./problem.ts";

/** Parameters by place, as the contract's types have them. */
export type Parameters = Record<ParameterSource["in"], Record<string, unknown>>;

/** Input of an operation. */
export interface OperationInput {
  readonly parameters: Parameters;
  readonly body: unknown;
}

const FIX = "Compare the request with the contract.";

/**
 * Reads the input of an operation and validates it by the contract. Unknown query parameters are ignored.
 *
 * @param names Names of the path parameters, in the order of the route.
 * @throws {HttpError} 400 or 415 if the contract refuses it.
 */
export function readInput(
  { req }: Context,
  exchange: RequestRecord,
  checks: RequestChecks | undefined,
  names: readonly string[],
): OperationInput {
  const parameters: Parameters = { path: {}, query: {}, header: {}, cookie: {} };
  if (!checks) return { parameters, body: undefined };
  for (const source of checks.parameters) {
    const value = readParameter(req, source, names);
    const key = source.in === "header" ? source.name.toLowerCase() : source.name;
    if (value !== undefined) parameters[source.in][key] = value;
  }
  const { checkParameters } = checks;
  if (checkParameters && !checkParameters(parameters)) throw invalidParameters(checkParameters.errors);
  return { parameters, body: readBody(req, exchange, checks) };
}

function readParameter(
  req: Context["req"],
  { in: place, name, form }: ParameterSource,
  names: readonly string[],
): string | readonly string[] | undefined {
  const values = valuesOf(req, place, name, names);
  if (form === "list") return values;
  // A repeated value stays a list, which the schema of a single value refuses.
  if (values === undefined || values.length > 1) return values;
  return form === "value" ? values[0] : values[0]?.split(",");
}

function valuesOf(
  req: Context["req"],
  place: ParameterSource["in"],
  name: string,
  names: readonly string[],
): readonly string[] | undefined {
  switch (place) {
    case "path":
      return listOf(req.param(`p${names.indexOf(name)}`));
    case "query":
      return req.queries(name);
    case "header":
      return listOf(req.header(name));
    case "cookie":
      return listOf(readCookie(req.header("cookie"), name));
  }
}

function readCookie(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(/; */)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

function listOf(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value];
}

function readBody(req: Context["req"], { body }: RequestRecord, { body: expected }: RequestChecks): unknown {
  if (!expected) return undefined;
  if (body === undefined || body.length === 0) {
    if (expected.isRequired) throw invalidInput("The body is missing.", FIX);
    return undefined;
  }
  const type = req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== expected.mediaType) throw unsupportedMediaType(expected.mediaType);
  const value = parseJson(body);
  if (!expected.check(value)) throw invalidBody(expected.check.errors);
  return value;
}

function parseJson(body: Buffer): unknown {
  try {
    // JSON is UTF-8 (RFC 8259, section 8.1).
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw invalidInput("The body is not JSON.", FIX);
  }
}

function invalidParameters(errors: Check["errors"]): HttpError {
  const [error] = errors ?? [];
  const [, place, name] = (error?.instancePath ?? "").split("/");
  const missing = error?.params["missingProperty"];
  const subject = `The ${place} parameter ${decodePointer(name ?? String(missing))}`;
  return invalidInput(`${subject} ${name === undefined ? "is missing" : (error?.message ?? "is invalid")}.`, FIX);
}

function invalidBody(errors: Check["errors"]): HttpError {
  const [error]: readonly CheckError[] = errors ?? [];
  const place = error?.instancePath ? `At ${decodePointer(error.instancePath)}, the body` : "The body";
  return invalidInput(`${place} ${error?.message ?? "is invalid"}.`, FIX);
}

function decodePointer(text: string): string {
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}
