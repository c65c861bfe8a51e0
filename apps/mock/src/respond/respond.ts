import { type ApiOperation, type ApiResponse, HTTP_METHODS, responseFor } from "@numbers-api/openapi/model";
import { operationName } from "../contract/operation-name.ts";
import type { Delay } from "../http/delay.ts";
import type { Fault } from "../http/fault.ts";
import { MockError } from "../http/mock-error.ts";
import type { Reply } from "../http/reply.ts";
import { parseBody } from "../requests/parse-body.ts";
import { checkSecurity, type MissingCredentials } from "../requests/security.ts";
import type { RequestValidation } from "../requests/validate-request.ts";
import { hasErrorEnvelope } from "../responses/envelope.ts";
import { negotiate } from "../responses/negotiate.ts";
import type { BuiltResponse } from "../responses/response-builder.ts";
import { selectResponse } from "../responses/select-response.ts";
import { type Decision, decide, type Why } from "./decide.ts";
import type { RequestContext } from "./request-context.ts";

/** Response, the decision behind it, and its delivery. */
export interface Answer {
  /** Response of the contract, or the mock's own if the contract does not document one. */
  readonly response: BuiltResponse | Reply;
  readonly why: Why;
  readonly scenario?: string | undefined;
  /** Violations of the request, if they are the reason for this response. */
  readonly violations: readonly string[];
  /** Guesses and omissions, for the journal. */
  readonly notes: readonly string[];
  readonly delay?: Delay | undefined;
  readonly fault?: Fault | undefined;
}

/**
 * Responds to a request by the contract. Checks run in the order of a real server: routing, credentials, readable body,
 * preferences, and finally validation.
 *
 * @throws {MockError} when a check fails and the contract does not document a response for it.
 */
export async function respond(context: RequestContext): Promise<Answer> {
  const { contract, request, defaults } = context;
  if (request.method === "OPTIONS" && request.path === "*") return allowing(HTTP_METHODS.join(", ").toUpperCase());
  const route = contract.router.route(request.method, request.path, request.search);
  if ("allow" in route) return allowing(route.allow);
  const { operation, parameters, notes } = route;
  context.onOperation(operation);

  const missing = checkSecurity(operation, request);
  if (missing) return { ...(await denied(context, operation, missing)), notes, delay: defaults.delay };

  const body = await parseBody(contract.model.document, await context.readBody(), operation.requestBody);
  context.onBody(body);
  const { key, known, plans } = context;
  const wish = { operation, prefer: request.headers["prefer"] ?? "", key, known };
  const decision = decide(wish, contract.catalogue, plans, defaults);
  if (decision.why === "plan") context.onPlayed();

  const validation = contract.requests.validate(operation, request, parameters, body);
  return play(context, operation, decision, {
    ...validation,
    notes: [...notes, ...validation.notes],
  });
}

function allowing(allow: string): Answer {
  return { why: "options", response: { status: 204, headers: { allow } }, violations: [], notes: [] };
}

/** Responds as decided, unless the request is invalid. */
async function play(
  context: RequestContext,
  operation: ApiOperation,
  { preferences, ...decision }: Decision,
  validation: RequestValidation,
): Promise<Answer> {
  const { contract, request } = context;
  const { violations, notes } = validation;
  const selected = selectResponse(contract.catalogue, operation, preferences);
  const isError = !/^[123]/.test(selected.response.status);
  const media = negotiate(request.headers["accept"], selected.content, isError || preferences.code !== undefined);
  const documented = documentedError(operation, statusesFor(validation));
  // A client that explicitly requests the response for invalid requests gets its example.
  const isMeant =
    violations.length === 0 || (preferences.code !== undefined && preferences.code === documented?.status);
  if (isMeant) {
    const built = await contract.responses.build(operation, selected.response, media, preferences, request);
    return { ...decision, response: built, violations: [], notes: [...notes, ...built.notes] };
  }
  const error = invalidRequest(operation, documented?.status ?? statusesFor(validation)[0] ?? 400, violations);
  const invalid = { ...decision, why: "invalid" as const, scenario: undefined, violations };
  if (!documented) return { ...invalid, response: error.toReply(), notes };
  const built = await errorResponse(context, operation, documented);
  // If the contract uses the mock's own error envelope, the error lists the validation errors.
  if (hasErrorEnvelope(contract.model, built.media)) return { ...invalid, response: error.toReply(), notes };
  return {
    ...invalid,
    response: built,
    scenario: scenarioWith(context, operation, documented.status),
    notes: [...notes, ...built.notes],
  };
}

/** Response that the contract documents for an error, with the status to send it with. */
interface DocumentedError {
  readonly status: number;
  readonly response: ApiResponse;
}

/** Statuses for an invalid request, in the order in which Prism looks for them. */
function statusesFor({ isUnsupportedType }: RequestValidation): readonly number[] {
  return isUnsupportedType ? [415, 422, 400] : [422, 400];
}

/** Response for the first of several statuses that is documented; `default` counts for the first one. */
function documentedError(operation: ApiOperation, statuses: readonly number[]): DocumentedError | undefined {
  for (const status of statuses) {
    const response = responseFor(operation, status);
    if (response && response.status !== "default") return { status, response };
  }
  const [first] = statuses;
  const response = operation.responses.find(({ status }) => status === "default");
  return response && first !== undefined ? { status: first, response } : undefined;
}

async function errorResponse(
  { contract, request }: RequestContext,
  operation: ApiOperation,
  { status, response }: DocumentedError,
): Promise<BuiltResponse> {
  const media = negotiate(request.headers["accept"], response.content, true);
  return contract.responses.build(operation, response, media, { code: status }, request);
}

function invalidRequest(operation: ApiOperation, status: number, violations: readonly string[]): MockError {
  return new MockError({
    status,
    code: "mock_invalid_request",
    message: `The request differs from the contract of ${operationName(operation)}: ${violations.join("; ")}.`,
    fix: "Correct what the message names.",
  });
}

/** Response to a request that lacks required credentials. */
async function denied(
  context: RequestContext,
  operation: ApiOperation,
  { challenges, advice }: MissingCredentials,
): Promise<Omit<Answer, "notes">> {
  const documented = documentedError(operation, [401]);
  if (documented) {
    const scenario = scenarioWith(context, operation, documented.status);
    return { why: "denied", response: await errorResponse(context, operation, documented), scenario, violations: [] };
  }
  const error = new MockError({
    status: 401,
    code: "mock_unauthorized",
    message: `${operationName(operation)} needs credentials, and the request has none of the kind that the contract asks for.`,
    fix: `Send ${advice}.`,
    ...(challenges.length > 0 && { headers: { "www-authenticate": challenges.join(", ") } }),
  });
  return { why: "denied", response: error.toReply(), violations: [] };
}

function scenarioWith({ contract }: RequestContext, operation: ApiOperation, status: number): string | undefined {
  return contract.catalogue.of(operation).scenarios.find((scenario) => scenario.status === status)?.name;
}
