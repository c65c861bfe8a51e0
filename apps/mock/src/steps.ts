import type { components } from "./generated/types.ts";
import type { Play, PlayOptions, PlayStep } from "./player.ts";

/** What is to be played, as the steps of a plan. */
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
