import { operations as table } from "../generated/operations.ts";
import type { operations } from "../generated/types.ts";
import type { RequestBody } from "../http/body.ts";
import { MockError } from "../http/mock-error.ts";
import type { MockRequest } from "../http/request.ts";
import type { Operation } from "../model.ts";

/** The operations of the control API as its document types them. */
export type ControlOperations = operations;

/** The id of an operation of the control API. */
export type ControlId = keyof ControlOperations;

/** What an operation of the control API is given. */
export interface ControlInput<Id extends ControlId> {
  readonly query: NonNullable<ControlOperations[Id]["parameters"]["query"]>;
  readonly body: ControlOperations[Id] extends { requestBody: { content: { "application/json": infer Body } } }
    ? Body
    : undefined;
}

/**
 * Reads the input of an operation, and holds it against the document of the control API.
 *
 * @throws {MockError} 400 or 415 when it is not what the document says.
 */
export async function readInput<Id extends ControlId>(
  id: Id,
  request: MockRequest,
  readBody: () => Promise<RequestBody>,
): Promise<ControlInput<Id>> {
  const { parameters, requestBody, input }: Operation = table[id];
  const { value } = await readBody();
  if (requestBody && !/^application\/json\b/i.test(request.headers["content-type"] ?? "")) throw notJson();
  const names = parameters?.query ?? [];
  const stranger = Object.keys(request.query).find((name) => !names.includes(name));
  if (stranger !== undefined) throw malformed([`it has no parameter ${stranger}`]);
  // The validator is large, and most calls have nothing to validate.
  if (input !== "required" && Object.keys(request.query).length === 0)
    return { query: {}, body: undefined } as ControlInput<Id>;
  const { queryOf, bodyProblems } = await import("./validate.ts");
  const query = queryOf(id, request.query);
  const problems = [...query.problems, ...(requestBody ? bodyProblems(id, value) : [])];
  if (problems.length > 0) throw malformed(problems);
  return { query: query.values, body: value } as ControlInput<Id>; // Validated by the document that the types are from.
}

function malformed(problems: readonly string[]): MockError {
  return new MockError({
    status: 400,
    code: "mock_malformed_control",
    message: `The request is not what the control API has: ${problems.join("; ")}.`,
    fix: "See /__mock/openapi.yaml for what it has.",
  });
}

function notJson(): MockError {
  return new MockError({
    status: 415,
    code: "mock_malformed_control",
    message: "The request has a body, which has to be announced as JSON.",
    fix: "Send the header Content-Type: application/json.",
  });
}
