import type { ScenarioName } from "@numbers-api/contract";
import type { components } from "../generated/types.ts";
import type { Delay } from "../http/delay.ts";
import type { Fault } from "../http/fault.ts";

/** Options of a step of a plan. */
export interface PlayOptions {
  /** Number of times. Default: once if another step follows, otherwise without end. */
  readonly times?: number;
  /** Delay before the response, in milliseconds, or the range to draw from. Default: the delay of the mock. */
  readonly delay?: Delay;
  /** Fault of the response. Default: none. */
  readonly fault?: Fault;
}

/** Step of a plan. */
export interface PlayStep<Scenario extends string = ScenarioName> extends PlayOptions {
  /** Name of a scenario of the contract. */
  readonly scenario: Scenario;
}

/** Scenario to play, or several one after the other. */
export type Play<Scenario extends string = ScenarioName> = Scenario | readonly (Scenario | PlayStep<Scenario>)[];

/** Converts scenarios to the steps of a plan. */
export function toSteps(what: Play<string>, options: PlayOptions = {}): components["schemas"]["Step"][] {
  const steps = typeof what === "string" ? [{ scenario: what, ...options }] : what;
  return steps.map((step) => {
    const { scenario, times, delay, fault } =
      typeof step === "string" ? { scenario: step } : (step as PlayStep<string>);
    return {
      scenario,
      ...(times !== undefined && { times }),
      ...(delay !== undefined && { delay: typeof delay === "number" ? delay : [...delay] }),
      ...(fault !== undefined && { fault }),
    };
  });
}
