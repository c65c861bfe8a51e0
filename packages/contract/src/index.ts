import type { operations } from "#generated/operations.ts";
import type { Scenarios } from "#generated/scenarios.ts";

export {
  apiTitle,
  clientPackage,
  keyVariable,
  mockCommand,
  mockPortVariable,
  urlVariable,
} from "#generated/names.ts";
export {
  contractVersion,
  credentialSchemes,
  operations,
  type Resources,
  security,
  servers,
  shapes,
} from "#generated/operations.ts";
export { defaultScenarios, type Scenarios, scenarios } from "#generated/scenarios.ts";
export type { components, operations as OperationTypes, paths } from "#generated/types.ts";
export type {
  CredentialAlternative,
  CredentialScheme,
  DeclaredHeaders,
  ErrorResponse,
  HeaderShape,
  MemberEncoding,
  Operation,
  Pagination,
  ParameterEntry,
  ParameterOptions,
  ParametersByLocation,
  PrimitiveShape,
  RequestBody,
  RequestMethod,
  Scenario,
  ServerEntry,
  ServerOption,
  ServerTemplate,
  Shape,
  SuccessResponse,
} from "./model.ts";

/** Id of an operation of the contract. */
export type OperationId = keyof typeof operations;

/** Name of a scenario of the contract. */
export type ScenarioName = Scenarios[keyof Scenarios]["name"];
