import {
  type ApiModel,
  type ApiOperation,
  type ApiScenario,
  defaultScenario,
  scenariosOf,
} from "@numbers-api/openapi/model";
import { operationName } from "../contract/operation-name.ts";

/** Scenario as the mock lists and plays it. */
export interface CatalogueScenario {
  readonly name: string;
  readonly status: number;
  /** One line for people. */
  readonly summary: string;
  /** Absent for a response without a body. */
  readonly contentType?: string;
  /** Name of the example in the contract; absent when the status alone selects the response. */
  readonly example?: string;
}

/** Operation with its scenarios. */
export interface CatalogueEntry {
  /** As people write it: `GET /numbers/list`. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** The contract requires credentials. */
  readonly authenticated: boolean;
  /** Scenario that is played by default. */
  readonly default?: string;
  readonly scenarios: readonly CatalogueScenario[];
}

/** Scenarios of a contract by operation. */
export interface Catalogue {
  /** Every operation, in the order of the contract. */
  entries(): readonly CatalogueEntry[];
  of(operation: ApiOperation): CatalogueEntry;
  /** Scenarios of an operation with the parts of the contract that they are made of. */
  scenarios(operation: ApiOperation): readonly ApiScenario[];
  /** Scenario of an operation by its name. */
  find(operation: ApiOperation, name: string): CatalogueScenario | undefined;
  /** Checks that any operation has a scenario of that name. */
  has(name: string): boolean;
  /** Names of all scenarios, each once. */
  names(): readonly string[];
}

/**
 * Creates the catalogue of a contract. Operations are read on first use, because a contract may have a thousand of
 * them.
 */
export function makeCatalogue(model: Pick<ApiModel, "document" | "operations">): Catalogue {
  const scenarios = new WeakMap<ApiOperation, readonly ApiScenario[]>();
  const entries = new WeakMap<ApiOperation, CatalogueEntry>();
  const scenariosIn = (operation: ApiOperation): readonly ApiScenario[] => {
    const known = scenarios.get(operation) ?? scenariosOf(model, operation);
    scenarios.set(operation, known);
    return known;
  };
  const entryOf = (operation: ApiOperation): CatalogueEntry => {
    const known = entries.get(operation) ?? toEntry(operation, scenariosIn(operation));
    entries.set(operation, known);
    return known;
  };
  let all: ReadonlySet<string> | undefined;
  const names = (): ReadonlySet<string> => {
    all ??= new Set(model.operations.flatMap((operation) => scenariosIn(operation).map(({ name }) => name)));
    return all;
  };
  return {
    entries: () => model.operations.map(entryOf),
    of: entryOf,
    scenarios: scenariosIn,
    find: (operation, name) => entryOf(operation).scenarios.find((scenario) => scenario.name === name),
    has: (name) => names().has(name),
    names: () => [...names()],
  };
}

function toEntry(operation: ApiOperation, scenarios: readonly ApiScenario[]): CatalogueEntry {
  const { pathTemplate, security, summary } = operation;
  const usual = defaultScenario(operation, scenarios);
  return {
    operation: operationName(operation),
    method: operation.method.toUpperCase(),
    path: pathTemplate,
    summary: summary?.trim() || operationName(operation),
    authenticated: security.length > 0 && security.every(({ schemes }) => schemes.length > 0),
    ...(usual && { default: usual.name }),
    scenarios: scenarios.map(toScenario),
  };
}

function toScenario({ name, status, summary, bodies, isNamed }: ApiScenario): CatalogueScenario {
  const [body] = bodies;
  const example = isNamed ? body?.example?.name : undefined;
  return {
    name,
    status,
    summary,
    ...(body && { contentType: body.mediaType.mediaType }),
    ...(example !== undefined && { example }),
  };
}
