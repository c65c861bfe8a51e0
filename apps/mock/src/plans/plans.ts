import type { ApiOperation } from "@numbers-api/openapi/model";
import { operationName } from "../contract/operation-name.ts";
import type { components } from "../generated/types.ts";
import type { KnownKey } from "../journal/keys.ts";
import type { Catalogue } from "../scenarios/catalogue.ts";
import { checkSteps, entriesFor, PlanError, type Step } from "./steps.ts";

/** Current plan of an operation. */
export type Plan = components["schemas"]["Plan"];

/** Step whose scenario has been removed from the contract. */
export type LostStep = components["schemas"]["LostStep"];

/** Largest number of plans, so that forgotten ones do not fill the memory. */
const MOST_PLANS = 10_000;

interface RunningPlan {
  readonly key: KnownKey | null;
  readonly operation: string;
  steps: readonly Step[];
  position: number;
  /** Remaining number of times for the step at the position. */
  remaining: number;
}

/** Audience of plans: an API key, or all of them. */
type Audience = KnownKey | null;

/**
 * Plans of a server, one for each audience and operation.
 *
 * A step without a number of times is played once if another one follows; the last one repeats. A plan whose last step
 * has a number of times ends after that, and the operation returns its usual response again.
 */
export class Plans {
  readonly #running = new Map<string, RunningPlan>();

  /**
   * Sets a plan for each operation that documents a scenario of the steps, with the steps it documents.
   *
   * @param only Only operation to set a plan for.
   * @throws {PlanError} when a step cannot be played, no operation documents its scenario, or there are too many plans.
   */
  set(key: Audience, steps: readonly Step[], catalogue: Catalogue, only?: string): Plan[] {
    checkSteps(steps);
    if (this.#running.size >= MOST_PLANS) {
      throw new PlanError(
        `The mock holds ${this.#running.size} plans already, which is the most: remove some of them.`,
      );
    }
    const entries = entriesFor(steps, catalogue, only);
    return entries.flatMap(({ operation, scenarios }) => {
      const own = steps.filter(({ scenario }) => scenarios.some(({ name }) => name === scenario));
      if (own.length === 0) return [];
      const plan: RunningPlan = { key, operation, steps: own, position: 0, remaining: 0 };
      plan.remaining = timesOf(plan);
      this.#running.set(slot(key, operation), plan);
      return [toPlan(plan)];
    });
  }

  /** Takes the next step for a client and counts it as played; undefined without a plan. */
  next(key: KnownKey | null, operation: ApiOperation): Step | undefined {
    const name = operationName(operation);
    const plan = (key && this.#running.get(slot(key, name))) ?? this.#running.get(slot(null, name));
    const step = plan?.steps[plan.position];
    if (!plan || !step) return undefined;
    plan.remaining -= 1;
    if (plan.remaining === 0) {
      plan.position += 1;
      plan.remaining = timesOf(plan);
    }
    if (plan.position === plan.steps.length) this.#running.delete(slot(plan.key, name));
    return step;
  }

  /** Removes the plans of an audience, or of one operation for it. */
  remove(key: { readonly keyId: string } | null, operation?: string): void {
    for (const [name, plan] of this.#running) {
      const theirs = (plan.key?.keyId ?? null) === (key?.keyId ?? null);
      if (theirs && (operation === undefined || plan.operation === operation)) this.#running.delete(name);
    }
  }

  /** Removes all plans. */
  clear(): void {
    this.#running.clear();
  }

  /** All current plans. */
  list(): Plan[] {
    return [...this.#running.values()].map(toPlan);
  }

  /** Key with an id, if it has a plan. */
  keyOf(keyId: string): KnownKey | undefined {
    return [...this.#running.values()].find(({ key }) => key?.keyId === keyId)?.key ?? undefined;
  }

  /** Checks the plans against another contract, and drops and returns the steps that it cannot play. */
  rebase(catalogue: Catalogue): LostStep[] {
    const entries = new Map(catalogue.entries().map((entry) => [entry.operation, entry]));
    return [...this.#running].flatMap(([name, plan]) => {
      const scenarios = entries.get(plan.operation)?.scenarios ?? [];
      const lost = plan.steps.filter(({ scenario }) => !scenarios.some((known) => known.name === scenario));
      if (lost.length > 0) this.#drop(name, plan, new Set(lost));
      const { key, operation } = plan;
      return lost.map(({ scenario }) => ({ key: key?.masked ?? null, operation, scenario }));
    });
  }

  #drop(name: string, plan: RunningPlan, lost: ReadonlySet<Step>): void {
    const current = plan.steps[plan.position];
    const before = plan.steps.slice(0, plan.position).filter((step) => !lost.has(step)).length;
    plan.steps = plan.steps.filter((step) => !lost.has(step));
    plan.position = before;
    if (current && lost.has(current)) plan.remaining = timesOf(plan);
    if (plan.position >= plan.steps.length) this.#running.delete(name);
  }
}

function slot(key: Audience, operation: string): string {
  return `${key?.keyId ?? "*"} ${operation}`;
}

function timesOf({ steps, position }: RunningPlan): number {
  return steps[position]?.times ?? (position === steps.length - 1 ? Number.POSITIVE_INFINITY : 1);
}

function toPlan({ key, operation, steps, position, remaining }: RunningPlan): Plan {
  return {
    key: key?.masked ?? null,
    keyId: key?.keyId ?? null,
    operation,
    steps: steps.map((step) => ({ ...step })),
    position,
    remaining: Number.isFinite(remaining) ? remaining : null,
  };
}
