import type { components } from "../generated/types.ts";
import { isDelay } from "../http/delay.ts";
import { FAULTS, isFault } from "../http/fault.ts";
import { listNames } from "../list-names.ts";
import type { Catalogue, CatalogueEntry } from "../scenarios/catalogue.ts";

/** Scenario to play, with an optional delay, fault and number of times. */
export type Step = Readonly<components["schemas"]["Step"]>;

/** A plan cannot be created. The message is one sentence that lists the valid choices. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}

/**
 * Operations of the steps. Together they document all scenarios of the steps.
 *
 * @param only Only operation to consider.
 * @throws {PlanError} when the operation or one of the scenarios does not exist.
 */
export function entriesFor(
  steps: readonly Step[],
  catalogue: Catalogue,
  only: string | undefined,
): readonly CatalogueEntry[] {
  const all = catalogue.entries();
  const entries = all.filter(({ operation }) => only === undefined || operation === only);
  if (entries.length === 0) {
    throw new PlanError(
      `The contract has no operation ${only}. It has: ${listNames(all.map(({ operation }) => operation))}.`,
    );
  }
  const names = new Set(entries.flatMap(({ scenarios }) => scenarios.map(({ name }) => name)));
  const unknown = steps.find(({ scenario }) => !names.has(scenario));
  if (!unknown) return entries;
  const owner = only ?? "The contract";
  throw new PlanError(`${owner} has no scenario ${unknown.scenario}. Possible: ${listNames([...names])}.`);
}

/**
 * Checks steps against the scenarios and faults that the mock can play. Steps sent over HTTP have been validated by the
 * control API's document; steps passed by a test have not.
 *
 * @throws {PlanError} when a step cannot be played.
 */
export function checkSteps(steps: readonly Step[]): void {
  if (steps.length === 0) throw new PlanError("A plan needs at least one step.");
  for (const { times, delay, fault } of steps) {
    if (times !== undefined && !(Number.isInteger(times) && times >= 1)) {
      throw new PlanError(`A step is played a whole number of times, at least once, and not ${times} times.`);
    }
    if (delay !== undefined && !isDelay(delay)) {
      throw new PlanError(
        "A delay is a whole number of milliseconds up to an hour, or a pair of them from low to high.",
      );
    }
    if (fault !== undefined && !isFault(fault)) {
      throw new PlanError(`There is no fault ${String(fault)}. Possible: ${listNames(Object.keys(FAULTS))}.`);
    }
  }
}
