import {
  type ApiMediaType,
  type ApiOperation,
  type ApiResponse,
  responseFor,
  usualResponse,
} from "@numbers-api/openapi/model";
import { operationName } from "../contract/operation-name.ts";
import { MockError } from "../http/mock-error.ts";
import { listNames } from "../list-names.ts";
import { exampleKey, examplesOf } from "../prism/prism-operation.ts";
import type { Preferences } from "../respond/prefer.ts";
import type { Catalogue } from "../scenarios/catalogue.ts";

/** Preferences that the contract can meet, and the response that meets them. */
export interface SelectedResponse {
  readonly preferences: Preferences;
  readonly response: ApiResponse;
  /** Media types of the response that can meet the preferences, in the order of the contract. */
  readonly content: readonly ApiMediaType[];
}

/**
 * Selects a response by preferences.
 *
 * @throws {MockError} 400 when they cannot be met; the message lists the alternatives. 500 when the operation does not
 * document any response, which OpenAPI 3.1 allows.
 */
export function selectResponse(
  catalogue: Catalogue,
  operation: ApiOperation,
  preferences: Preferences,
): SelectedResponse {
  const { code, example, dynamic, size } = preferences;
  const usual = usualResponse(operation);
  if (!usual) throw undocumented(operation);
  const response = code === undefined ? usual : responseFor(operation, code);
  if (!response) throw unknownStatus(operation, code);
  if (size !== undefined && !dynamic) {
    throw unmet(operation, `example in the size ${size}`, "a size of a dynamic response", "Add dynamic=true.");
  }
  const content = response.content.filter(
    (media) =>
      (example === undefined || exampleNames(catalogue, operation, response, media).includes(example)) &&
      (!dynamic || media.schema !== undefined),
  );
  if (example !== undefined && content.length === 0) throw unknownExample(catalogue, operation, response, example);
  if (content.length === 0 && response.content.length > 0) {
    throw unmet(
      operation,
      `dynamic response with status ${response.status}`,
      "its examples",
      "Leave out dynamic=true.",
    );
  }
  return { preferences, response, content };
}

function exampleNames(
  catalogue: Catalogue,
  operation: ApiOperation,
  response: ApiResponse,
  media: ApiMediaType,
): string[] {
  return examplesOf(response, media, catalogue.scenarios(operation)).map(exampleKey);
}

function undocumented(operation: ApiOperation): MockError {
  return new MockError({
    status: 500,
    code: "mock_no_response",
    message: `The contract documents no response of ${operationName(operation)}, so there is nothing to send.`,
    fix: 'Add responses to the operation: a status such as "200", with a description and, if it has a body, its content.',
  });
}

function unknownStatus(operation: ApiOperation, code: number | undefined): MockError {
  const statuses = listNames(operation.responses.map(({ status }) => status));
  return unmet(operation, `status ${code}`, statuses, "Ask for a status of the contract.");
}

function unknownExample(
  catalogue: Catalogue,
  operation: ApiOperation,
  response: ApiResponse,
  example: string,
): MockError {
  const namesIn = (candidate: ApiResponse): string[] => [
    ...new Set(candidate.content.flatMap((media) => exampleNames(catalogue, operation, candidate, media))),
  ];
  const names = namesIn(response);
  const home = operation.responses.find((candidate) => namesIn(candidate).includes(example));
  return unmet(
    operation,
    `example ${example} for status ${response.status}`,
    names.length > 0 ? listNames(names) : `status ${response.status} without an example`,
    home ? `Ask for code=${home.status}, example=${example}.` : "Ask for an example of the contract.",
  );
}

function unmet(operation: ApiOperation, asked: string, possible: string, fix: string): MockError {
  return new MockError({
    status: 400,
    code: "mock_unmet_preference",
    message: `The contract has no ${asked} of ${operationName(operation)}. Possible: ${possible}.`,
    fix,
  });
}
