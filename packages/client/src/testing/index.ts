export type { OperationId, ScenarioName } from "@numbers-api/contract";
export { scenarios } from "@numbers-api/contract";
export * from "#generated/handlers.ts";
export type { HandlerOf, HandlerOptions, ScenarioOf } from "./handler.ts";
