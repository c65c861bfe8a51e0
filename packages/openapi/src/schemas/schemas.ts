import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { dereference, isObject, type Path, parsePointer } from "../document/reference.ts";
import { type SchemaSite, walkSchemas, withoutSubschemas } from "./walk.ts";

/** Mistake in a schema, or in a value that should satisfy it. */
export interface SchemaProblem {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

/** Response of a server, to be checked against the contract. */
export interface Answer {
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

/** Schemas of a contract under JSON Schema 2020-12. */
export interface ContractSchemas {
  /** Compiles every schema and validates every example and default of the document. */
  problems(): SchemaProblem[];
  /** Validates a value by the schema at a path; empty when it is valid. */
  validate(path: Path, value: unknown): string[];
  /** Validates the status, media type and body of a response; empty when they are documented. */
  validateAnswer(answer: Answer): string[];
}

/** Keywords that OpenAPI 3.1 adds to the vocabulary of JSON Schema 2020-12. */
const OPENAPI_KEYWORDS = ["discriminator", "example", "externalDocs", "xml"];

/**
 * Prepares the schemas of a bundled OpenAPI 3.1 document. Each is compiled on first use.
 *
 * @example
 * const schemas = compileSchemas(document);
 * schemas.validateAnswer({ path: "/numbers/list", method: "get", status: 401 }); // []
 */
export function compileSchemas(document: unknown): ContractSchemas {
  const ajv = new Ajv2020({
    allErrors: true,
    strictSchema: true,
    // These three refuse schemas that 2020-12 allows, such as a required member that another part of an allOf declares.
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    // Most schemas are used once, if at all, so optimizing the code would not pay off.
    code: { optimize: false },
  });
  formats.default(ajv);
  const keywords = new Set([...OPENAPI_KEYWORDS, ...extensions(document)]);
  for (const keyword of keywords) ajv.addKeyword(keyword);
  addDocument(ajv, document, keywords);

  const compiled = new Map<string, ValidateFunction>();
  const compile = (path: Path): ValidateFunction => {
    const $ref = `contract#${pointer(path)}`;
    const validator = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, validator);
    return validator;
  };
  const validate = (path: Path, value: unknown): Violation[] => {
    const validator = compile(path);
    return validator(value) ? [] : (validator.errors ?? []).map(describe);
  };

  return {
    validate: (path, value) => validate(path, value).map(inWords),
    problems: () =>
      [...walkSchemas(document)].flatMap((site) => [...uncompilable(site, ajv), ...unfit(site, validate)]),
    validateAnswer: (answer) => [...answerProblems(document, answer, validate)],
  };
}

/**
 * Registers the document as the target of pointers. Ajv compiles it like a schema, so the names at its top (`info`,
 * `paths`, …) become keywords of that one object, and stay unknown in every schema.
 *
 * @param known Keywords that schemas may have, too, such as `externalDocs`.
 */
function addDocument(ajv: Ajv2020, document: unknown, known: ReadonlySet<string>): void {
  for (const keyword of Object.keys(isObject(document) ? document : {})) {
    if (known.has(keyword) || ajv.getKeyword(keyword)) continue;
    ajv.addKeyword({
      keyword,
      compile: (_value, parent) => {
        if (parent !== document) throw new Error(`strict mode: unknown keyword: "${keyword}"`);
        return () => true;
      },
    });
  }
  ajv.addSchema(document as object, "contract", undefined, false);
}

/** Specification extensions (`x-…`) of the schemas of a document. */
function extensions(document: unknown): Set<string> {
  const keys = [...walkSchemas(document)].flatMap(({ schema }) => (isObject(schema) ? Object.keys(schema) : []));
  return new Set(keys.filter((key) => key.startsWith("x-")));
}

/** Violation of a schema, with its place inside the value. */
interface Violation {
  readonly place: string;
  readonly message: string;
}

type Validate = (path: Path, value: unknown) => Violation[];

/** Compiles a schema without its subschemas, which are checked separately. */
function* uncompilable({ path, schema }: SchemaSite, ajv: Ajv2020): Generator<SchemaProblem> {
  try {
    ajv.compile(withoutSubschemas(schema));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    yield {
      path,
      message: `the schema does not compile: ${message}`,
      fix: "Write it as JSON Schema 2020-12 has it.",
    };
  }
}

/** Finds the examples and defaults that their schema refuses. */
function* unfit({ path, values }: SchemaSite, validate: Validate): Generator<SchemaProblem> {
  try {
    for (const given of values) {
      for (const { place, message } of validate(path, given.value)) {
        const at = [...given.path, ...parsePointer(place)];
        yield { path: at, message: `the value ${message}`, fix: "Correct it, or the schema that it should satisfy." };
      }
    }
  } catch {
    // A schema that does not compile is reported as such.
  }
}

function* answerProblems(document: unknown, answer: Answer, validate: Validate): Generator<string> {
  const { status, body, contentType } = answer;
  const operation = [["paths", answer.path], [answer.method.toLowerCase()]].reduce<Found | undefined>(
    (at, keys) => at && step(document, at, keys),
    { path: [], value: document },
  );
  if (!operation) return yield `the contract has no operation ${answer.method.toUpperCase()} ${answer.path}`;
  const response = [`${status}`, `${Math.floor(status / 100)}XX`, "default"]
    .map((key) => step(document, operation, ["responses", key]))
    .find((found) => found !== undefined);
  if (!response) return yield `status ${status} is not documented for ${answer.method.toUpperCase()} ${answer.path}`;
  const content = isObject(response.value) ? response.value["content"] : undefined;
  const types = Object.keys(isObject(content) ? content : {});
  if (types.length === 0) {
    if (body !== undefined) yield `status ${status} is documented without a body, but one was sent`;
    return;
  }
  if (body === undefined) return yield `status ${status} is documented with a body, but none was sent`;
  const essence = contentType?.split(";")[0]?.trim().toLowerCase();
  const type = types.find((candidate) => candidate.split(";")[0]?.trim().toLowerCase() === essence);
  if (!type)
    return yield `status ${status} is documented as ${types.join(" or ")}, but came as ${contentType ?? "nothing"}`;
  const media = step(document, response, ["content", type]);
  if (media && isObject(media.value) && "schema" in media.value)
    yield* validate([...media.path, "schema"], body).map(inWords);
}

interface Found {
  readonly path: Path;
  readonly value: unknown;
}

/** Value below another one, with the path of its target if a reference leads to it. */
function step(document: unknown, from: Found, keys: Path): Found | undefined {
  let at: Found = from;
  for (const key of keys) {
    const value = isObject(at.value) ? at.value[String(key)] : undefined;
    if (value === undefined) return undefined;
    at = { path: [...at.path, key], value };
    while (isObject(at.value) && typeof at.value["$ref"] === "string") {
      const path = parsePointer(at.value["$ref"]);
      at = { path, value: dereference(document, at.value) };
    }
  }
  return at;
}

function pointer(path: Path): string {
  return path.map((key) => `/${encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
}

function describe({ instancePath, message = "is wrong", params }: ErrorObject): Violation {
  const detail = "additionalProperty" in params ? ` (${String(params["additionalProperty"])})` : "";
  return { place: instancePath, message: `${message}${detail}` };
}

function inWords({ place, message }: Violation): string {
  return `${place ? `the value at ${place}` : "the value"} ${message}`;
}
