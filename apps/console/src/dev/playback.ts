/** Scenario or fault that the mock plays for the console, as the page's switch shows it. */
export interface MockPlayback {
  /** Scenarios that the switch offers. */
  readonly scenarios: readonly string[];
  /** Scenario or fault that is played next; absent for the default. */
  readonly playing?: string;
  /** Reason why it is played. */
  readonly source?: "this console" | "a plan for all keys" | "a plan for this key" | "the API key";
  /** Number of steps of the plan. */
  readonly steps?: number;
}
