import { parseMediaType } from "@numbers-api/openapi/model";
import { operations as table } from "../generated/operations.ts";
import type { operations } from "../generated/types.ts";
import { parseJson, type RawBody } from "../http/body.ts";
import { MockError } from "../http/mock-error.ts";
import type { MockRequest } from "../http/request.ts";
import type { Operation } from "../model.ts";

/** Operations of the control API as its document types them. */
export type ControlOperations = operations;

/** Id of an operation of the control API. */
export type ControlId = keyof ControlOperations;

/** Input of an operation of the control API. */
export interface ControlInput<Id extends ControlId> {
  readonly query: NonNullable<ControlOperations[Id]["parameters"]["query"]>;
  readonly body: ControlOperations[Id] extends { requestBody: { content: { "application/json": infer Body } } }
    ? Body
    : undefined;
}

/**
 * Reads the input of an operation, and validates it by the document of the control API.
 *
 * @throws {MockError} 400 or 415 when it is invalid.
 */
export async function readInput<Id extends ControlId>(
  id: Id,
  request: MockRequest,
  readBody: () => Promise<RawBody>,
): Promise<ControlInput<Id>> {
  const { bytes } = await readBody();
  const { requestBody: hasBody, input }: Operation = table[id];
  if (hasBody && parseMediaType(request.headers["content-type"] ?? "")?.essence !== "application/json") throw notJson();
  // Loaded on demand: the validator is large, and most calls do not need it.
  if (input !== "required" && Object.keys(request.query).length === 0) {
    return { query: {}, body: undefined } as ControlInput<Id>;
  }
  const body = bytes.length > 0 && hasBody ? parseJson(bytes) : undefined;
  const { validateInput } = await import("./validate.ts");
  const { query, problems } = validateInput(id, request, body, bytes.length);
  if (problems.length > 0) throw malformed(problems);
  return { query, body } as ControlInput<Id>; // Validated by the document that the types are from.
}

function malformed(problems: readonly string[]): MockError {
  return new MockError({
    status: 400,
    code: "mock_malformed_control",
    message: `The request differs from the control API: ${problems.join("; ")}.`,
    fix: "See /__mock/openapi.yaml for its operations.",
  });
}

function notJson(): MockError {
  return new MockError({
    status: 415,
    code: "mock_malformed_control",
    message: "The body of the request is not announced as JSON.",
    fix: "Send the header Content-Type: application/json.",
  });
}
