import { formatPointer, isObject, type Path, valueAt } from "../document/reference.ts";
import { matchMediaType } from "../http/media-type.ts";
import { buildModel } from "../model/build.ts";
import type { ApiModel, ApiSchema } from "../model/model.ts";
import { responseFor } from "../model/scenarios.ts";
import { checkSchemas, type SchemaProblem } from "./schema-check.ts";
import { type Direction, makeSchemaValidator, type Violation } from "./validator.ts";

/** Response of a server, to be checked against the contract. */
export interface ReceivedResponse {
  /** Path template of the operation, for example `/numbers/list`. */
  readonly path: string;
  /** HTTP method of the operation, in either case. */
  readonly method: string;
  readonly status: number;
  /** Media type, with or without parameters such as `charset`; absent without a body. */
  readonly contentType?: string | undefined;
  /** Parsed body, if any. */
  readonly body?: unknown;
}

/** Schemas of a contract. */
export interface ContractSchemas {
  /** Compiles every schema and validates every example and default of the document. */
  problems(): SchemaProblem[];
  /** Validates a value by the schema at a path; empty when it is valid. */
  validate(path: Path, value: unknown): string[];
  /** Validates the status, media type and body of a response; empty when they are documented. */
  validateAnswer(response: ReceivedResponse): string[];
}

/**
 * Prepares the schemas of a bundled document. Each is compiled on first use.
 *
 * @example
 * const schemas = compileSchemas(document);
 * schemas.validateAnswer({ path: "/numbers/list", method: "get", status: 401 }); // []
 */
export function compileSchemas(document: object): ContractSchemas {
  const model = buildModel({ document: isObject(document) ? document : {} });
  const validator = makeSchemaValidator(model);
  const validate = (schema: ApiSchema, value: unknown, direction?: Direction): string[] => {
    return validator.validate(schema, value, direction).violations.map(inWords);
  };
  return {
    problems: () => checkSchemas(model, validator),
    // A path without a schema accepts any value.
    validate: (at, value) => validate({ at, schema: (valueAt(document, at) ?? true) as ApiSchema["schema"] }, value),
    validateAnswer: (response) => [...responseProblems(model, response, validate)],
  };
}

function* responseProblems(
  { operations }: ApiModel,
  { path, status, body, contentType, ...request }: ReceivedResponse,
  validate: (schema: ApiSchema, value: unknown, direction: Direction) => string[],
): Generator<string> {
  const method = request.method.toLowerCase();
  const name = `${request.method.toUpperCase()} ${path}`;
  const operation = operations.find((each) => each.method === method && each.pathTemplate === path);
  if (!operation) return yield `the contract has no operation ${name}`;
  const response = responseFor(operation, status);
  if (!response) return yield `status ${status} is not documented for ${name}`;
  const types = response.content.map(({ mediaType }) => mediaType);
  if (types.length === 0) {
    if (body !== undefined) yield `status ${status} is documented without a body, but one was sent`;
    return;
  }
  if (body === undefined) return yield `status ${status} is documented with a body, but none was sent`;
  const key = matchMediaType(types, contentType ?? "");
  if (key === undefined) {
    return yield `status ${status} is documented as ${types.join(" or ")}, but came as ${contentType ?? "nothing"}`;
  }
  const schema = response.content.find(({ mediaType }) => mediaType === key)?.schema;
  if (schema) yield* validate(schema, body, "response");
}

function inWords({ path, message }: Violation): string {
  return `${path.length > 0 ? `the value at ${formatPointer(path)}` : "the value"} ${message}`;
}
