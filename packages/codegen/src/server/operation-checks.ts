import {
  type ApiModel,
  type ApiOperation,
  type ApiParameter,
  isJsonMediaType,
  parseMediaType,
  resolveSchema,
} from "@numbers-api/openapi/model";
import { type Path, referenceTo } from "@numbers-api/openapi/reference";
import { describe, type Problems } from "../api/problems.ts";
import type { CompiledChecks } from "./compiled-checks.ts";

/** Checks of the requests of an operation: names of functions in the modules of compiled checks. */
export interface RequestEntry {
  readonly parameters: readonly ParameterEntry[];
  readonly parameterCheck?: string;
  readonly body?: { readonly isRequired: boolean; readonly mediaType: string; readonly check: string };
}

/** Names of the checks of an operation's responses by status and media type. */
export type ResponseEntry = readonly (readonly [
  status: string,
  checks: readonly (readonly [mediaType: string, check: string])[],
])[];

/** Place and form of a parameter. */
interface ParameterEntry {
  readonly in: string;
  readonly name: string;
  readonly form: "value" | "list" | "comma-separated";
}

/** Modules of compiled checks. */
export interface CheckModules {
  readonly parameters: CompiledChecks;
  readonly bodies: CompiledChecks;
  readonly answers: CompiledChecks;
}

/** Styles that the server reads, which are the defaults of each place. */
const STYLES: Readonly<Record<string, string>> = { path: "simple", query: "form", header: "simple", cookie: "form" };

/** Compiles the checks of operations, and reports the parts of a contract that the server cannot read. */
export class OperationChecks {
  readonly #model: ApiModel;
  readonly #modules: CheckModules;
  readonly #problems: Problems;

  constructor(model: ApiModel, modules: CheckModules, problems: Problems) {
    this.#model = model;
    this.#modules = modules;
    this.#problems = problems;
  }

  requestOf(operation: ApiOperation): RequestEntry {
    const parameters = operation.parameters.map((parameter) => this.#parameter(operation, parameter));
    const body = this.#body(operation);
    return {
      parameters,
      ...(parameters.length > 0 && {
        parameterCheck: this.#add("parameters", parametersSchema(operation.parameters), operation.at),
      }),
      ...(body && { body }),
    };
  }

  responsesOf({ responses }: ApiOperation): ResponseEntry {
    return responses.map(({ status, content }) => [
      status,
      content.map(({ mediaType, schema, at }) => [
        mediaType,
        this.#add("answers", schema ? referenceTo(schema.at) : {}, schema?.at ?? at),
      ]),
    ]);
  }

  #add(module: keyof CheckModules, schema: object, at: Path): string {
    try {
      return this.#modules[module].add(schema);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#problems.add(at, `this is not a schema of JSON Schema 2020-12: ${reason}`, "Correct it.");
      return "invalid";
    }
  }

  #body(operation: ApiOperation): RequestEntry["body"] {
    const { requestBody } = operation;
    if (!requestBody) return undefined;
    const { content, required, at } = requestBody;
    const [media, ...others] = content;
    if (!media || others.length > 0 || !isJsonMediaType(media.mediaType)) {
      const types = content.map(({ mediaType }) => mediaType).join(", ") || "no media type";
      this.#problems.add(
        at,
        `${describe(operation)} takes ${types}, and the server reads bodies of one JSON media type`,
        "Change the contract, or teach the server.",
      );
      return undefined;
    }
    const check = this.#add("bodies", media.schema ? referenceTo(media.schema.at) : {}, media.schema?.at ?? media.at);
    // Parameters of a media type, such as a charset, do not change how JSON is read.
    const mediaType = parseMediaType(media.mediaType)?.essence ?? media.mediaType;
    return { isRequired: required, mediaType, check };
  }

  #parameter(operation: ApiOperation, { in: place, name, style, explode, schema, at }: ApiParameter): ParameterEntry {
    const type: unknown = schema && Object(resolveSchema(this.#model.document, schema)?.schema)["type"];
    const isList = type === "array";
    const isReadable = schema && STYLES[place] === style && type !== "object" && !(isList && place === "cookie");
    if (!isReadable) {
      this.#problems.add(
        at,
        `the server does not read the ${place} parameter ${name} of ${describe(operation)} in its style`,
        "Use a schema of a single value or a list in the default style, or teach the server.",
      );
    }
    const form = !isList ? "value" : place === "query" && explode ? "list" : "comma-separated";
    return { in: place, name, form };
  }
}

/** Schema of the object `{ path, query, header, cookie }`. */
function parametersSchema(parameters: readonly ApiParameter[]): object {
  const places = ["path", "query", "header", "cookie"].map((place) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    const properties = own.flatMap(({ name, schema }) =>
      schema ? [[keyOf(place, name), referenceTo(schema.at)]] : [],
    );
    const required = own.filter((parameter) => parameter.required).map(({ name }) => keyOf(place, name));
    return [place, { type: "object", properties: Object.fromEntries(properties), required }];
  });
  return { type: "object", properties: Object.fromEntries(places) };
}

/** Header names are case-insensitive. */
function keyOf(place: string, name: string): string {
  return place === "header" ? name.toLowerCase() : name;
}
