// Generated from apps/mock/control/openapi.yaml by `pnpm generate`. Do not edit.
import type { BodylessScenario } from "../model.ts";
import type { operations as OperationTypes } from "./types.ts";

/** The types of the scenarios: each has the body that the contract gives its operations for its status. */
export interface Scenarios {
  readonly "no-content": BodylessScenario<
    "no-content",
    | "plan_remove"
    | "state_reset"
    | "requests_clear",
    204
  >;
}

/**
 * The examples of the contract by name, and the statuses without a body by their reason phrases. A response that is
 * documented for `default` or for a range such as `4XX` has no exact status, so its examples are left out.
 */
export const scenarios: Scenarios = {
  "no-content": {
    name: "no-content",
    operations: ["plan_remove", "state_reset", "requests_clear"],
    status: 204,
    summary: "No Content",
  },
};

/** The scenario that each operation answers with when no other is asked for: its first success, in JSON if it can. */
export const defaultScenarios = { plan_remove: "no-content", state_reset: "no-content", requests_clear: "no-content" } as const;
defaultScenarios satisfies { readonly [Id in keyof OperationTypes]?: keyof Scenarios };
