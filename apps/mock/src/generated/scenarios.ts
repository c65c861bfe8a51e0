// Generated from apps/mock/control/openapi.yaml by `pnpm generate`. Do not edit.
import type { BodylessScenario } from "../model.ts";
import type { operations as OperationTypes } from "./types.ts";

/** Types of the scenarios: each has the body that the contract gives its operations for its status. */
export interface Scenarios {
  readonly "no-content": BodylessScenario<
    "no-content",
    | "plan_remove"
    | "state_reset"
    | "requests_clear",
    204
  >;
}

// The examples are checked against their schemas by `pnpm lint`, whose messages name their lines.
const literals: unknown = {
  "no-content": {
    name: "no-content",
    operations: ["plan_remove", "state_reset", "requests_clear"],
    status: 204,
    summary: "No Content",
  },
};

/**
 * Scenarios of the contract: its examples by name, and statuses without an example by their reason phrases. A name that
 * means different things to several operations has the id of the operation before it.
 */
export const scenarios: Scenarios = literals as Scenarios;

/** Default scenario of each operation: its first success, in JSON if possible. */
export const defaultScenarios = { plan_remove: "no-content", state_reset: "no-content", requests_clear: "no-content" } as const;
defaultScenarios satisfies { readonly [Id in keyof OperationTypes]?: keyof Scenarios };
