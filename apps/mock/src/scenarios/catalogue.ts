import { STATUS_CODES } from "node:http";
import { dereference, isObject } from "@numbers-api/openapi/reference";
import { nameOf, type Operation, usualResponse } from "../contract/operation.ts";
import { isJson } from "../http/media-type.ts";

/** A named example of the contract, or a status without one, as the mock serves it. */
export interface CatalogueScenario {
  readonly name: string;
  readonly status: number;
  /** One line for people. */
  readonly summary: string;
  /** Absent when the response has no body. */
  readonly contentType?: string;
  /** The name of the example in the contract; absent when the status alone says what is meant. */
  readonly example?: string;
}

/** An operation, and what it can answer. */
export interface CatalogueEntry {
  /** As people write it: `GET /numbers/list`. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Whether the contract asks for credentials. */
  readonly authenticated: boolean;
  /** The scenario that is played when nothing else is asked for; absent when the contract has no exact status for it. */
  readonly default?: string;
  readonly scenarios: readonly CatalogueScenario[];
}

/** The scenarios of a contract by operation. */
export interface Catalogue {
  /** Every operation, in the order of the contract. */
  entries(): readonly CatalogueEntry[];
  of(operation: Operation): CatalogueEntry;
  /** What a name means for an operation. */
  find(operation: Operation, name: string): CatalogueScenario | undefined;
  /** Whether any operation has a scenario of that name. */
  has(name: string): boolean;
  /** The names of all scenarios, each once. */
  names(): readonly string[];
}

/**
 * Makes the catalogue of a document in which every reference begins with `#/`. An operation is looked at when it is
 * first asked for: a contract may have a thousand of them.
 */
export function makeCatalogue(document: object, operations: readonly Operation[]): Catalogue {
  const known = new Map<Operation, CatalogueEntry>();
  const of = (operation: Operation): CatalogueEntry => {
    const entry = known.get(operation) ?? readEntry(document, operation);
    known.set(operation, entry);
    return entry;
  };
  let all: ReadonlySet<string> | undefined;
  const names = (): ReadonlySet<string> => {
    all ??= new Set(operations.flatMap((operation) => of(operation).scenarios.map(({ name }) => name)));
    return all;
  };
  return {
    entries: () => operations.map(of),
    of,
    find: (operation, name) => of(operation).scenarios.find((scenario) => scenario.name === name),
    has: (name) => names().has(name),
    names: () => [...names()],
  };
}

function readEntry(document: object, operation: Operation): CatalogueEntry {
  const { method, path } = operation;
  const node = member(document, member(document, member(document, document, "paths"), path), method.toLowerCase());
  const scenarios = distinct(
    entriesOf(document, member(document, node, "responses"))
      // `default` and `4XX` have no exact status that could be served.
      .filter(([code]) => /^[1-5]\d\d$/.test(code))
      .flatMap(([code, response]) => readScenarios(document, Number(code), response)),
  );
  const usual = usualResponse(operation);
  const first = scenarios.find(({ status }) => `${status}` === usual?.code);
  return {
    operation: nameOf(operation),
    method,
    path,
    summary: text(document, node, "summary") ?? nameOf(operation),
    authenticated: needsCredentials(member(document, node, "security") ?? member(document, document, "security")),
    ...(first && { default: first.name }),
    scenarios,
  };
}

/** An empty requirement makes all others optional (OpenAPI 3.1, Security Requirement Object). */
function needsCredentials(security: unknown): boolean {
  return Array.isArray(security) && security.length > 0 && security.every((one) => Object.keys(Object(one)).length > 0);
}

/** The scenarios of a response, those in JSON first: without a wish, that is what is answered. */
function readScenarios(document: object, status: number, response: unknown): CatalogueScenario[] {
  const reason = STATUS_CODES[status] ?? `Status ${status}`;
  const unnamed = {
    name: reason
      .replaceAll("'", "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-"),
    status,
    summary: text(document, response, "description") ?? reason,
  };
  const content = entriesOf(document, member(document, response, "content"));
  const sorted = content.toSorted(([one], [other]) => Number(isJson(other)) - Number(isJson(one)));
  const found = sorted.flatMap(([contentType, media]) => {
    const examples = entriesOf(document, member(document, media, "examples"));
    if (examples.length === 0) return [{ ...unnamed, contentType }];
    return examples.map(([example, node]) => {
      const summary = text(document, node, "summary") ?? unnamed.summary;
      return { name: example, status, summary, contentType, example };
    });
  });
  if (found.length === 0) return [unnamed];
  // The same name under several media types is one scenario.
  return found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index);
}

/** Where statuses of an operation have examples of the same name, all but the first are named with their status. */
function distinct(scenarios: readonly CatalogueScenario[]): CatalogueScenario[] {
  const taken = new Set<string>();
  return scenarios.map((scenario) => {
    const name = taken.has(scenario.name) ? `${scenario.name}-${scenario.status}` : scenario.name;
    taken.add(name);
    return { ...scenario, name };
  });
}

function member(document: object, node: unknown, key: string): unknown {
  return isObject(node) && Object.hasOwn(node, key) ? dereference(document, node[key]) : undefined;
}

function entriesOf(document: object, node: unknown): [name: string, value: unknown][] {
  return isObject(node) ? Object.keys(node).map((name) => [name, member(document, node, name)]) : [];
}

function text(document: object, node: unknown, key: string): string | undefined {
  const value = member(document, node, key);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
