import { type ApiOperation, usualResponse } from "@numbers-api/openapi/model";
import type { components } from "../generated/types.ts";
import type { Delay } from "../http/delay.ts";
import type { Fault } from "../http/fault.ts";
import { MockError } from "../http/mock-error.ts";
import { type KnownKey, SCENARIO_KEY } from "../journal/keys.ts";
import { listNames } from "../list-names.ts";
import type { Plans } from "../plans/plans.ts";
import type { Catalogue, CatalogueScenario } from "../scenarios/catalogue.ts";
import { type Preferences, readPrefer } from "./prefer.ts";

/** Reason for a response. */
export type Why = components["schemas"]["Why"];

/** Default responses of a server. */
export interface Defaults {
  /** Scenario, for the operations that document it. */
  readonly scenario?: string | undefined;
  /** Make bodies up from the schemas. */
  readonly dynamic?: boolean | undefined;
  /** Seed of generated bodies. */
  readonly seed?: string | undefined;
  /** Wait before each response. */
  readonly delay?: Delay | undefined;
}

/** Response that was decided on. */
export interface Decision {
  readonly why: Why;
  readonly preferences: Preferences;
  /** Absent when the response is generated, or not a scenario of the contract. */
  readonly scenario?: string | undefined;
  readonly delay?: Delay | undefined;
  readonly fault?: Fault | undefined;
}

/** Parts of a request that choose its response. */
interface Wish {
  readonly operation: ApiOperation;
  /** Header `Prefer`, or an empty text. */
  readonly prefer: string;
  /** Raw API key. */
  readonly key: string | undefined;
  /** Key as the mock keeps it. */
  readonly known: KnownKey | null;
}

/**
 * Decides on a response: the preferences of the request, else the scenario named by its key, else the plan for its key,
 * else the plan for all keys, else the default of the server, else the first success.
 *
 * @throws {MockError} 400 when a preference cannot be followed, or the key does not name a scenario.
 */
export function decide(wish: Wish, catalogue: Catalogue, plans: Plans, defaults: Defaults): Decision {
  const { operation } = wish;
  const { delay } = defaults;
  const named = scenarioOfKey(wish.key, catalogue);
  const { scenario: preferred, ...asked } = readPrefer(wish.prefer);
  const preferences = { ...(defaults.seed !== undefined && { seed: defaults.seed }), ...asked };

  if (preferred !== undefined) {
    const scenario = catalogue.find(operation, preferred) ?? unknownPreference(preferred, operation, catalogue);
    return { ...playing("prefer", scenario), delay };
  }
  const { code, example, dynamic, ...details } = preferences;
  if (code !== undefined || example !== undefined || dynamic !== undefined) {
    return { why: "prefer", preferences, scenario: scenarioFor(preferences, operation, catalogue), delay };
  }

  // An application calls more operations than the one whose scenario its key names: the others go on as usual.
  const keyed = named === undefined ? undefined : catalogue.find(operation, named);
  if (keyed) return { ...playing("key", keyed), delay };

  const step = plans.next(wish.known, operation);
  const planned = step && catalogue.find(operation, step.scenario);
  if (planned) return { ...playing("plan", planned), delay: step.delay ?? delay, fault: step.fault };

  const started = defaults.scenario === undefined ? undefined : catalogue.find(operation, defaults.scenario);
  if (started) return { ...playing("option", started), delay };
  const seed = details.seed ?? defaults.seed;
  const usual = { ...details, ...(seed !== undefined && { seed }) };
  if (defaults.dynamic && hasSchema(operation))
    return { why: "option", preferences: { ...usual, dynamic: true }, delay };
  return { why: "default", preferences: usual, scenario: catalogue.of(operation).default, delay };
}

function playing(why: Why, { name, status, example }: CatalogueScenario): Decision {
  return { why, scenario: name, preferences: { code: status, ...(example !== undefined && { example }) } };
}

/** Scenario that is the same as a status, an example or both. */
function scenarioFor(
  { code, example, dynamic }: Preferences,
  operation: ApiOperation,
  catalogue: Catalogue,
): string | undefined {
  if (dynamic) return undefined;
  const { scenarios, default: usual } = catalogue.of(operation);
  const status = code ?? scenarios.find(({ name }) => name === usual)?.status;
  return scenarios.find((found) => found.status === status && (example === undefined || found.example === example))
    ?.name;
}

/** Scenario that a key names. */
function scenarioOfKey(key: string | undefined, catalogue: Catalogue): string | undefined {
  if (!key?.startsWith(SCENARIO_KEY)) return undefined;
  const name = key.slice(SCENARIO_KEY.length);
  if (catalogue.has(name)) return name;
  throw new MockError({
    status: 400,
    code: "mock_unknown_scenario",
    message: `An API key that begins with ${SCENARIO_KEY} plays the scenario whose name follows, but this key does not name one. Possible: ${listNames(catalogue.names())}.`,
    fix: `Use a key such as ${SCENARIO_KEY}${catalogue.names()[0] ?? "NAME"}, or one with another beginning.`,
  });
}

function unknownPreference(name: string, operation: ApiOperation, catalogue: Catalogue): never {
  const { operation: called, scenarios } = catalogue.of(operation);
  throw new MockError({
    status: 400,
    code: "mock_unmet_preference",
    message: `The contract has no scenario ${name} of ${called}. Possible: ${listNames(scenarios.map((known) => known.name))}.`,
    fix: "Ask for a scenario of the contract.",
  });
}

/** Checks that the usual response has a body that can be generated. */
function hasSchema(operation: ApiOperation): boolean {
  return usualResponse(operation)?.content.some(({ schema }) => schema !== undefined) ?? false;
}
