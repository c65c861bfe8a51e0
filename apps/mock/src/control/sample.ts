import { type ApiModel, type ApiOperation, type RequiredScheme, scenariosOf } from "@numbers-api/openapi/model";
import type { components } from "../generated/types.ts";

type Sample = components["schemas"]["Sample"];
type Credential = Sample["credentials"][number];

/** Credentials that the mock accepts. */
const KEY = "any";
const BASIC = "Basic YW55OmFueQ==";

/**
 * Reads the example of a scenario, and credentials for its operation.
 *
 * @param name name of the operation, such as `GET /numbers/list`.
 * @returns undefined if the contract does not have the operation.
 */
export function readSample(model: ApiModel, name: string, scenario: string | undefined): Sample | undefined {
  const operation = model.operations.find(
    ({ method, pathTemplate }) => `${method.toUpperCase()} ${pathTemplate}` === name,
  );
  if (!operation) return undefined;
  const body = scenario === undefined ? undefined : bodyOf(model, operation, scenario);
  const schemes = operation.security[0]?.schemes ?? [];
  return { credentials: schemes.map(credential), ...(body !== undefined && { body }) };
}

function bodyOf(model: ApiModel, operation: ApiOperation, name: string): unknown {
  const scenario = scenariosOf(model, operation).find((each) => each.name === name);
  return scenario?.bodies[0]?.example?.value;
}

function credential({ scheme }: RequiredScheme): Credential {
  if (scheme?.type === "apiKey") return { in: scheme.in, name: scheme.parameter, value: KEY };
  const isBasic = scheme?.type === "http" && scheme.scheme === "basic";
  return { in: "header", name: "Authorization", value: isBasic ? BASIC : `Bearer ${KEY}` };
}
