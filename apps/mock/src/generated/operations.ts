// Generated from apps/mock/control/openapi.yaml by `pnpm generate`. Do not edit.
import type { CredentialAlternative, CredentialScheme, Operation, ServerEntry, Shape } from "../model.ts";

/** Version of the contract, from its `info`. */
export const contractVersion = "1.0.0";

/** Servers of the contract. */
export const servers = ["http://127.0.0.1:4010"] as const;
servers satisfies readonly ServerEntry[];

/** Security schemes of the contract that a client can use, by name. */
export const credentialSchemes = {} as const;
credentialSchemes satisfies Readonly<Record<string, CredentialScheme>>;

/** Security alternatives of operations without their own; empty when they do not take credentials. */
export const security = [] as const;
security satisfies readonly CredentialAlternative[];

/** Operations of the contract by id. */
export const operations = {
  health_get: {
    id: "health_get",
    namespace: "health",
    name: "get",
    method: "GET",
    path: "/__mock/health",
    anonymous: true,
    success: { 200: { contentType: "application/json", shape: "Health" } },
  },
  scenarios_list: {
    id: "scenarios_list",
    namespace: "scenarios",
    name: "list",
    method: "GET",
    path: "/__mock/scenarios",
    anonymous: true,
    success: { 200: { contentType: "application/json", shape: "scenarios_list 200" } },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  sample_get: {
    id: "sample_get",
    namespace: "sample",
    name: "get",
    method: "GET",
    path: "/__mock/sample",
    anonymous: true,
    parameters: { query: ["operation", "scenario"] },
    required: [["query", "operation"]],
    input: "required",
    success: { 200: { contentType: "application/json", shape: "Sample" } },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  contract_get: {
    id: "contract_get",
    namespace: "contract",
    name: "get",
    method: "GET",
    path: "/__mock/contract.json",
    anonymous: true,
    success: { 200: { contentType: "application/json", shape: "contract_get 200" } },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  control_get: {
    id: "control_get",
    namespace: "control",
    name: "get",
    method: "GET",
    path: "/__mock/openapi.yaml",
    anonymous: true,
    success: { 200: { contentType: "application/yaml" } },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  plans_list: {
    id: "plans_list",
    namespace: "plans",
    name: "list",
    method: "GET",
    path: "/__mock/plans",
    anonymous: true,
    success: { 200: { contentType: "application/json", shape: "plans_list 200" } },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  plan_set: {
    id: "plan_set",
    namespace: "plan",
    name: "set",
    method: "PUT",
    path: "/__mock/plan",
    anonymous: true,
    requestBody: { required: true, contentType: "application/json" },
    input: "required",
    success: { 200: { contentType: "application/json", shape: "plan_set 200" } },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  plan_remove: {
    id: "plan_remove",
    namespace: "plan",
    name: "remove",
    method: "DELETE",
    path: "/__mock/plan",
    anonymous: true,
    parameters: { query: ["key", "keyId", "operation"] },
    input: "optional",
    success: { 204: {} },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  state_reset: {
    id: "state_reset",
    namespace: "state",
    name: "reset",
    method: "DELETE",
    path: "/__mock/state",
    anonymous: true,
    success: { 204: {} },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  requests_list: {
    id: "requests_list",
    namespace: "requests",
    name: "list",
    method: "GET",
    path: "/__mock/requests",
    anonymous: true,
    parameters: { query: ["key", "keyId", "limit"] },
    input: "optional",
    success: { 200: { contentType: "application/json", shape: "requests_list 200" } },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  requests_clear: {
    id: "requests_clear",
    namespace: "requests",
    name: "clear",
    method: "DELETE",
    path: "/__mock/requests",
    anonymous: true,
    success: { 204: {} },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
  events_stream: {
    id: "events_stream",
    namespace: "events",
    name: "stream",
    method: "GET",
    path: "/__mock/events",
    anonymous: true,
    success: { 200: { contentType: "text/event-stream", textEvents: true } },
    errors: { default: { summary: "the mock refuses, and says why.", shape: "ErrorEnvelope" } },
  },
} as const;
operations satisfies Readonly<Record<string, Operation>>;

/** Ids of the operations by resource and by name in the client. */
export interface Resources {
  readonly health: {
    /**
     * Say whether the mock listens
     */
    readonly get: "health_get";
  };
  readonly scenarios: {
    /**
     * List the scenarios of each operation
     */
    readonly list: "scenarios_list";
  };
  readonly sample: {
    /**
     * Get the example of a scenario, and credentials that its operation accepts
     */
    readonly get: "sample_get";
  };
  readonly contract: {
    /**
     * Get the contract that is served
     */
    readonly get: "contract_get";
  };
  readonly control: {
    /**
     * Get this document
     */
    readonly get: "control_get";
  };
  readonly plans: {
    /**
     * List the plans as they stand
     */
    readonly list: "plans_list";
  };
  readonly plan: {
    /**
     * Set a plan
     *
     * Each step goes to the operations that document its scenario, so one request may set the plans of several
     * operations. It replaces what these operations had for the same key, and leaves others alone.
     */
    readonly set: "plan_set";
    /**
     * Remove the plans of a key, or those for all keys
     *
     * Removes the plans that were made for all keys unless a key is named. What is not there is not missed.
     */
    readonly remove: "plan_remove";
  };
  readonly state: {
    /**
     * Forget all plans and the journal
     */
    readonly reset: "state_reset";
  };
  readonly requests: {
    /**
     * List the requests that arrived
     */
    readonly list: "requests_list";
    /**
     * Forget the requests that arrived
     */
    readonly clear: "requests_clear";
  };
  readonly events: {
    /**
     * Watch what happens
     *
     * Server-sent events, which end when the mock does:
     *
     * - `request`, a request was answered: its journal entry.
     * - `amended`, a request that was reported before has a new fact, such as its wall time: its journal entry.
     * - `plans`, the plans have changed: all of them, as they stand. Sent at the start, too.
     * - `contract`, the contract was read again: its version, and what is wrong with the files if anything is. Sent at
     *   the start, too.
     * - `cleared`, the journal was cleared: an empty object.
     */
    readonly stream: "events_stream";
  };
}

/** Guarantees about JSON bodies: of successes by the names that the operations use, of errors by component. */
export const shapes = {
  Health: { status: "string" },
  ErrorEnvelope: { trackingId: "string", error: { code: "string", message: "string" } },
  OperationScenarios: {
    operation: "string",
    method: "string",
    path: "string",
    summary: "string",
    authenticated: "boolean",
    scenarios: ["#Scenario"],
  },
  "scenarios_list 200": ["#OperationScenarios"],
  Sample: { credentials: [{ in: "string", name: "string", value: "string" }] },
  "contract_get 200": {},
  Plan: { key: "any", keyId: "any", operation: "string", steps: ["#Step"], position: "number", remaining: "any" },
  "plans_list 200": ["#Plan"],
  "plan_set 200": ["#Plan"],
  JournalEntry: {
    id: "number",
    time: "string",
    key: "any",
    keyId: "any",
    method: "string",
    path: "string",
    query: {},
    headers: {},
    why: "string",
    status: "number",
    duration: "number",
    trackingId: "string",
    violations: ["string"],
  },
  "requests_list 200": ["#JournalEntry"],
  Scenario: { name: "string", status: "number", summary: "string" },
  Step: { scenario: "string" },
} as const;
shapes satisfies Readonly<Record<string, Shape>>;
