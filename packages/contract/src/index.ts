import type { operations } from "./generated/operations.ts";
import type { Scenarios } from "./generated/scenarios.ts";

export { contractVersion, operations, type Resources, servers, shapes } from "./generated/operations.ts";
export { defaultScenarios, type Scenarios, scenarios } from "./generated/scenarios.ts";
export type { components, operations as OperationTypes, paths } from "./generated/types.ts";
export type {
  HttpMethod,
  Operation,
  ParameterNames,
  RequestBody,
  Scenario,
  Shape,
  SuccessResponse,
} from "./model.ts";

/** The id of an operation of the contract. */
export type OperationId = keyof typeof operations;

/** The name of a scenario of the contract. */
export type ScenarioName = keyof Scenarios;
