import {
  type ApiModel,
  type ApiOperation,
  type ApiParameter,
  buildModel,
  isJsonMediaType,
  resolveSchema,
} from "@numbers-api/openapi/model";
import { formatPointer } from "@numbers-api/openapi/reference";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";

/** Files to write, by name. */
export type GeneratedFiles = Readonly<Record<string, string>>;

/** The server cannot serve a contract. The message contains the place and the remedy. */
export class UnsupportedContract extends Error {
  override readonly name = "UnsupportedContract";
}

/** Place and form of a parameter. */
interface ParameterEntry {
  readonly in: "path" | "query" | "header" | "cookie";
  readonly name: string;
  readonly form: "value" | "list" | "comma-separated";
}

interface OperationEntry {
  readonly parameters: readonly ParameterEntry[];
  readonly parameterCheck: string | undefined;
  readonly body:
    | { readonly isRequired: boolean; readonly mediaTypes: readonly string[]; readonly check: string }
    | undefined;
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const NOTICE = "// Generated from the contract by `pnpm generate`. Do not edit.\n";
const DOCUMENT = "contract";

/** Styles that the server reads, which are the defaults of each place. */
const STYLES: Readonly<Record<string, string>> = { path: "simple", query: "form", header: "simple", cookie: "form" };

/**
 * Generates the code that validates requests and answers of a contract by JSON Schema 2020-12.
 *
 * @throws {UnsupportedContract} for a part of the contract that the server does not read.
 */
export function generateValidators(document: ApiModel["document"]): GeneratedFiles {
  const model = buildModel({ document });
  // Parameters are text and are turned into the types of their schemas; bodies are not.
  const parameters = new Checks(document, true);
  const bodies = new Checks(document, false);
  const entries = model.operations.map(
    (operation) => [idOf(operation), readOperation(model, operation, parameters, bodies)] as const,
  );
  return { ...parameters.files("parameter-checks"), ...bodies.files("body-checks"), "checks.ts": tableCode(entries) };
}

/** Schemas to compile, each with the name of its function. */
class Checks {
  readonly #ajv: Ajv2020;
  readonly #names: string[] = [];

  constructor(document: ApiModel["document"], coerceTypes: boolean) {
    this.#ajv = new Ajv2020({ strict: false, coerceTypes, code: { source: true, esm: true, lines: true } });
    // The package is CommonJS, whose default export the compiler sees as a namespace.
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema(document, DOCUMENT);
  }

  add(schema: object): string {
    const name = `check${this.#names.length}`;
    this.#ajv.addSchema(schema, name);
    this.#names.push(name);
    return name;
  }

  /** Compiled functions and their declarations; empty without schemas. */
  files(name: string): GeneratedFiles {
    if (this.#names.length === 0) return {};
    const exported = Object.fromEntries(this.#names.map((each) => [each, each]));
    // The generated code imports parts of ajv as CommonJS.
    const prelude = 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\n';
    // The package is CommonJS, whose default export the compiler sees as a namespace.
    const generate = standaloneCode as unknown as (ajv: Ajv2020, names: Record<string, string>) => string;
    const declarations = this.#names.map((each) => `export declare const ${each}: Check;\n`);
    return {
      [`${name}.js`]: `${NOTICE}${prelude}${generate(this.#ajv, exported).replace(/^"use strict";/, "")}\n`,
      [`${name}.d.ts`]: `${NOTICE}import type { Check } from "../http/contract-check.ts";\n\n${declarations.join("")}`,
    };
  }
}

function idOf({ operationId, method, pathTemplate }: ApiOperation): string {
  if (operationId !== undefined) return operationId;
  throw new UnsupportedContract(`${method.toUpperCase()} ${pathTemplate} has no operationId: give it one.`);
}

function readOperation(model: ApiModel, operation: ApiOperation, parameters: Checks, bodies: Checks): OperationEntry {
  const { requestBody, responses } = operation;
  const entries = operation.parameters.map((parameter) => readParameter(model, operation, parameter));
  return {
    parameters: entries,
    parameterCheck: entries.length === 0 ? undefined : parameters.add(parametersSchema(operation.parameters)),
    body: requestBody && readBody(operation, bodies),
    answers: Object.fromEntries(
      responses.map(({ status, content }) => [
        status,
        Object.fromEntries(
          content.map(({ mediaType, schema }) => [mediaType, bodies.add(schema ? reference(schema.at) : {})]),
        ),
      ]),
    ),
  };
}

function readBody({ requestBody, method, pathTemplate }: ApiOperation, bodies: Checks): OperationEntry["body"] {
  if (!requestBody) return undefined;
  const { content, required } = requestBody;
  const [media, ...others] = content;
  if (!media || others.length > 0 || !isJsonMediaType(media.mediaType)) {
    throw new UnsupportedContract(
      `The server reads bodies of one JSON media type, and ${method.toUpperCase()} ${pathTemplate} takes ${content.map(({ mediaType }) => mediaType).join(", ")}: change the contract, or teach the server.`,
    );
  }
  return {
    isRequired: required,
    mediaTypes: [media.mediaType],
    check: bodies.add(media.schema ? reference(media.schema.at) : {}),
  };
}

function readParameter(model: ApiModel, operation: ApiOperation, parameter: ApiParameter): ParameterEntry {
  const { in: place, name, style, explode, schema } = parameter;
  const type: unknown = schema && Object(resolveSchema(model.document, schema)?.schema)["type"];
  const isList = type === "array";
  const isReadable =
    place !== "querystring" &&
    schema !== undefined &&
    STYLES[place] === style &&
    type !== "object" &&
    !(isList && place === "cookie");
  if (!isReadable) {
    throw new UnsupportedContract(
      `The server does not read the ${place} parameter ${name} of ${operation.method.toUpperCase()} ${operation.pathTemplate} in its style: use a schema of a single value or a list in the default style, or teach the server.`,
    );
  }
  const form = !isList ? "value" : place === "query" && explode ? "list" : "comma-separated";
  return { in: place, name, form };
}

/** Schema of the object `{ path, query, header, cookie }`. */
function parametersSchema(parameters: readonly ApiParameter[]): object {
  const places = ["path", "query", "header", "cookie"].map((place) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    const properties = Object.fromEntries(
      own.flatMap(({ name, schema }) => (schema ? [[keyOf(place, name), reference(schema.at)]] : [])),
    );
    const required = own.filter((parameter) => parameter.required).map(({ name }) => keyOf(place, name));
    return [place, { type: "object", properties, required }];
  });
  return { type: "object", properties: Object.fromEntries(places) };
}

/** Header names are case-insensitive. */
function keyOf(place: string, name: string): string {
  return place === "header" ? name.toLowerCase() : name;
}

function reference(at: readonly (string | number)[]): object {
  return { $ref: `${DOCUMENT}#${formatPointer(at.map(String)).split("/").map(encodeURIComponent).join("/")}` };
}

function tableCode(entries: readonly (readonly [string, OperationEntry])[]): string {
  const lines = entries.map(([id, { parameters, parameterCheck, body, answers }]) => {
    const answerLines = Object.entries(answers).map(([status, types]) => {
      const checks = Object.entries(types).map(([type, check]) => `${JSON.stringify(type)}: bodies.${check}`);
      return `      ${JSON.stringify(status)}: { ${checks.join(", ")} },\n`;
    });
    const bodyLine = body
      ? `    body: { isRequired: ${body.isRequired}, mediaTypes: ${JSON.stringify(body.mediaTypes)}, check: bodies.${body.check} },\n`
      : "";
    const checkLine = parameterCheck ? `    checkParameters: parameters.${parameterCheck},\n` : "";
    return `  ${JSON.stringify(id)}: {\n    parameters: ${JSON.stringify(parameters)},\n${checkLine}${bodyLine}    answers: {\n${answerLines.join("")}    },\n  },\n`;
  });
  const has = (name: string): boolean => lines.some((line) => line.includes(`${name}.check`));
  return `${NOTICE}import type { OperationChecks } from "../http/contract-check.ts";
${has("bodies") ? 'import * as bodies from "./body-checks.js";\n' : ""}${has("parameters") ? 'import * as parameters from "./parameter-checks.js";\n' : ""}
/** Checks of requests and answers by operation. */
export const checks: Readonly<Record<string, OperationChecks>> = {
${lines.join("")}};
`;
}
