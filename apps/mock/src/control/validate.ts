import { dereference, isObject } from "@numbers-api/openapi/reference";
import { compileSchemas } from "@numbers-api/openapi/schemas";
import document from "../generated/openapi.json" with { type: "json" };
import { operations } from "../generated/operations.ts";
import type { MockRequest } from "../http/request.ts";

type ControlId = keyof typeof operations;

const schemas = compileSchemas(document);

/** What is wrong with the body of an operation by the document of the control API. */
export function bodyProblems(id: ControlId, body: unknown): string[] {
  if (body === undefined) return ["its body is missing"];
  const { path, method } = operations[id];
  return schemas.validate(
    ["paths", path, method.toLowerCase(), "requestBody", "content", "application/json", "schema"],
    body,
  );
}

interface QueryValue {
  readonly entry: readonly [name: string, value: unknown];
  readonly problems: readonly string[];
}

/** Reads the query of an operation, with numbers as numbers, and says what is wrong with it. */
export function queryOf(
  id: ControlId,
  query: MockRequest["query"],
): { readonly values: object; readonly problems: string[] } {
  const { path } = operations[id];
  const method = operations[id].method.toLowerCase();
  const item: object = document.paths[path];
  const found = parametersOf(item, method).flatMap((node, index): QueryValue[] => {
    const parameter = dereference(document, node);
    const { name, schema, required } = isObject(parameter) ? parameter : {};
    const text = query[String(name)];
    if (text === undefined && required !== true) return [];
    if (text === undefined) return [{ entry: [String(name), text], problems: [`${String(name)} is missing`] }];
    const value = isObject(schema) && schema["type"] === "integer" && /^\d+$/.test(String(text)) ? Number(text) : text;
    // A referenced parameter has its schema where the reference leads to.
    const reference = isObject(node) && typeof node["$ref"] === "string" ? node["$ref"].split("/").slice(1) : undefined;
    const at = reference ?? ["paths", path, method, "parameters", index];
    const problems = schemas.validate([...at, "schema"], value).map((problem) => `${String(name)}: ${problem}`);
    return [{ entry: [String(name), value], problems }];
  });
  return {
    values: Object.fromEntries(found.map(({ entry }) => entry)),
    problems: found.flatMap(({ problems }) => problems),
  };
}

function parametersOf(item: object, method: string): readonly unknown[] {
  const operation: unknown = Object.entries(item).find(([key]) => key === method)?.[1];
  const parameters = isObject(operation) ? operation["parameters"] : undefined;
  return Array.isArray(parameters) ? parameters : [];
}
