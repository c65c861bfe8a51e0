import {
  type DocumentedResponse,
  examplesOf,
  nameOf,
  type Operation,
  responseFor,
  usualResponse,
} from "../contract/operation.ts";
import { MockError } from "../http/mock-error.ts";
import { listNames } from "../list-names.ts";
import type { Preferences } from "./prefer.ts";

/** Preferences that the contract can meet, and the response that meets them. */
export interface SelectedResponse {
  readonly preferences: Preferences;
  readonly response: DocumentedResponse;
  /** The media types of the response that can meet the preferences, in the order of the contract. */
  readonly mediaTypes: readonly string[];
}

/**
 * Holds preferences against what the contract documents for an operation.
 *
 * @throws {MockError} 400 when they cannot be met; the message lists what is possible. 500 when the operation has no
 * response at all, which OpenAPI 3.1 allows.
 */
export function selectResponse(operation: Operation, preferences: Preferences): SelectedResponse {
  const { code, example, dynamic, size } = preferences;
  const usual = usualResponse(operation);
  if (!usual) throw undocumented(operation);
  const response = code === undefined ? usual : responseFor(operation, code);
  if (!response) throw unknownStatus(operation, code);
  if (size !== undefined && !dynamic) {
    throw unmet(operation, `example in the size ${size}`, "a size of a dynamic answer", "Add dynamic=true.");
  }
  const contents = response.contents.filter(
    (content) => (example === undefined || content.examples.includes(example)) && (!dynamic || content.hasSchema),
  );
  if (example !== undefined && contents.length === 0) throw unknownExample(operation, response, example);
  if (contents.length === 0 && response.contents.length > 0) {
    throw unmet(operation, `dynamic answer with status ${response.code}`, "its examples", "Leave out dynamic=true.");
  }
  return { preferences, response, mediaTypes: contents.map(({ mediaType }) => mediaType) };
}

function undocumented(operation: Operation): MockError {
  return new MockError({
    status: 500,
    code: "mock_no_response",
    message: `The contract documents no response of ${nameOf(operation)}, so there is nothing to answer.`,
    fix: 'Add responses to the operation: a status such as "200", with a description and, if it has a body, its content.',
  });
}

function unknownStatus(operation: Operation, code: number | undefined): MockError {
  const codes = listNames(operation.responses.map((response) => response.code));
  return unmet(operation, `status ${code}`, codes, "Ask for a status that the contract has.");
}

function unknownExample(operation: Operation, response: DocumentedResponse, example: string): MockError {
  const names = examplesOf(response);
  const home = operation.responses.find((candidate) => examplesOf(candidate).includes(example));
  return unmet(
    operation,
    `example ${example} for status ${response.code}`,
    names.length > 0 ? listNames(names) : `status ${response.code} without an example`,
    home ? `Ask for code=${home.code}, example=${example}.` : "Ask for an example that the contract has.",
  );
}

function unmet(operation: Operation, asked: string, possible: string, fix: string): MockError {
  return new MockError({
    status: 400,
    code: "mock_unmet_preference",
    message: `The contract has no ${asked} of ${nameOf(operation)}. Possible: ${possible}.`,
    fix,
  });
}
