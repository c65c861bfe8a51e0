import {
  type ApiModel,
  type ApiOperation,
  type ApiScenario,
  defaultScenario,
  reasonPhrase,
  scenariosOf,
} from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";
import type { Operation } from "../model.ts";

/** Operation of the contract with its entry in the operation table. */
export interface DescribedOperation {
  readonly operation: ApiOperation;
  readonly entry: Operation;
}

/** Scenario of the contract, shared by all operations that document the same. */
export interface PlayableScenario {
  /** Name among all scenarios: that of the scenario, with an operation before it where others mean something else by it. */
  readonly key: string;
  readonly name: string;
  readonly status: number;
  /** Key of the response in the contract: the status, a range, or `default`. */
  readonly documented: string;
  readonly summary: string;
  /** Bodies that the contract has by media type, JSON first. */
  readonly bodies: readonly (readonly [contentType: string, body: unknown])[];
  /** Ids of the operations. */
  readonly operations: readonly string[];
}

export interface ScenarioCatalogue {
  /** In the order of the contract. */
  readonly scenarios: readonly PlayableScenario[];
  /** Key of the default scenario of each operation that has one, by operation id. */
  readonly defaults: ReadonlyMap<string, string>;
}

interface Occurrence {
  readonly id: string;
  readonly scenario: ApiScenario;
  readonly bodies: PlayableScenario["bodies"];
}

/** Collects the scenarios that do not need a generated body. */
export function findScenarios(model: ApiModel, operations: readonly DescribedOperation[]): ScenarioCatalogue {
  const occurrences: Occurrence[] = [];
  const usual = new Map<string, ApiScenario>();
  for (const { operation, entry } of operations) {
    const playable = scenariosOf(model, operation).flatMap((scenario) => {
      const bodies = bodiesOf(scenario);
      return bodies ? [{ id: entry.id, scenario, bodies }] : [];
    });
    occurrences.push(...playable);
    const chosen = defaultScenario(
      operation,
      playable.map(({ scenario }) => scenario),
    );
    if (chosen) usual.set(entry.id, chosen);
  }
  const keys = new Map<ApiScenario, string>();
  const scenarios = groupBy(occurrences, ({ scenario }) => scenario.name).flatMap((sameName) => {
    const meanings = groupBy(sameName, meaningOf);
    return meanings.map((group) => {
      const { id = "", scenario } = group[0] ?? {};
      const name = scenario?.name ?? "";
      const key = meanings.length === 1 ? name : `${id}/${name}`;
      for (const each of group) keys.set(each.scenario, key);
      return join(key, group);
    });
  });
  const defaults = [...usual].map(([id, scenario]) => [id, keys.get(scenario) ?? scenario.name] as const);
  return { scenarios: scenarios.filter((scenario) => scenario !== undefined), defaults: new Map(defaults) };
}

/** Bodies of a scenario; undefined when it has some, and the contract gives none of them. */
function bodiesOf({ bodies }: ApiScenario): PlayableScenario["bodies"] | undefined {
  const given = bodies.flatMap(({ mediaType, example }) => {
    return example?.hasValue ? [[mediaType.mediaType, example.value] as const] : [];
  });
  return bodies.length > 0 && given.length === 0 ? undefined : given;
}

function groupBy(occurrences: readonly Occurrence[], keyOf: (occurrence: Occurrence) => string): Occurrence[][] {
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const key = keyOf(occurrence);
    const group = groups.get(key);
    if (group) group.push(occurrence);
    else groups.set(key, [occurrence]);
  }
  return [...groups.values()];
}

/** Text that is the same for scenarios that mean the same. */
function meaningOf({ scenario, bodies }: Occurrence): string {
  // The order of members is not significant.
  const sorted = (_: string, value: unknown): unknown => {
    return isObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
  };
  return JSON.stringify([scenario.status, scenario.response.status, bodies], sorted);
}

function join(key: string, group: readonly Occurrence[]): PlayableScenario | undefined {
  const [first, ...others] = group;
  if (!first) return undefined;
  const { name, status, summary, isNamed, response } = first.scenario;
  // A description of one response need not be true of another that has only the status in common.
  const isShared = isNamed || others.every(({ scenario }) => scenario.summary === summary);
  return {
    key,
    name,
    status,
    documented: response.status,
    summary: isShared ? summary : reasonPhrase(status),
    bodies: first.bodies,
    operations: [...new Set(group.map(({ id }) => id))],
  };
}
