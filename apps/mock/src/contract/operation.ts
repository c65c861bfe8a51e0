/** An operation of the contract, as far as the front needs to know it. */
export interface Operation {
  /** In upper case, as HTTP has it. */
  readonly method: string;
  /** The path template, for example `/numbers/{numberId}`. */
  readonly path: string;
  readonly responses: readonly DocumentedResponse[];
}

/** A response that the contract documents. */
export interface DocumentedResponse {
  /** Three digits, a range such as `4XX`, or `default`. */
  readonly code: string;
  /** Empty when the response has no body. */
  readonly contents: readonly DocumentedContent[];
}

/** A body that a response can have. */
export interface DocumentedContent {
  readonly mediaType: string;
  /** The names of the examples, the default one first. */
  readonly examples: readonly string[];
  readonly hasSchema: boolean;
}

/** The response that documents a status: the one with its code, else its range, else the default one. */
export function responseFor({ responses }: Operation, status: number): DocumentedResponse | undefined {
  return [`${status}`, `${Math.floor(status / 100)}XX`, "default"]
    .map((code) => responses.find((response) => response.code === code))
    .find((response) => response !== undefined);
}

const usual = new WeakMap<Operation, DocumentedResponse>();

/** The response that an operation has when nothing else is asked for: its first success. */
export function usualResponse(operation: Operation): DocumentedResponse | undefined {
  const found = usual.get(operation) ?? findUsual(operation);
  if (found) usual.set(operation, found);
  return found;
}

function findUsual({ responses }: Operation): DocumentedResponse | undefined {
  const successes = responses.filter(({ code }) => /^2(\d\d|XX)$/.test(code));
  return (
    successes.toSorted((a, b) => a.code.localeCompare(b.code))[0] ??
    responses.find(({ code }) => code === "default") ??
    responses[0]
  );
}

/** Whether the usual response has a body that can be made up from its schema. */
export function canBeMadeUp(operation: Operation): boolean {
  return usualResponse(operation)?.contents.some(({ hasSchema }) => hasSchema) ?? false;
}

/** How people write an operation: `GET /numbers/list`. */
export function nameOf({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method} ${path}`;
}

/** The names of a response's examples, over all its media types. */
export function examplesOf({ contents }: DocumentedResponse): string[] {
  return [...new Set(contents.flatMap(({ examples }) => examples))];
}
