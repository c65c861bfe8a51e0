import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { ServedContract } from "../contract/served-contract.ts";
import { MockError } from "../http/mock-error.ts";
import { type KnownKey, SCENARIO_KEY } from "../journal/keys.ts";
import { controlDocument } from "../package-files.ts";
import { PlanError } from "../plans/steps.ts";
import type { MockState } from "../state.ts";
import { watch } from "./events.ts";
import type { ControlId, ControlInput, ControlOperations } from "./input.ts";
import { readSample } from "./sample.ts";

/** Parts of a server that the control API works on. */
export interface Controlled {
  readonly state: MockState;
  readonly contract: () => Promise<ServedContract>;
}

/** Response that is streamed. */
export type Stream = (response: ServerResponse) => void;

/** Documented result of an operation: data, text, a stream, or undefined. */
type Result<Id extends ControlId> = ControlOperations[Id]["responses"] extends { 200: { content: infer Content } }
  ? Content extends { "application/json": infer Body }
    ? Body
    : Content extends { "text/event-stream": unknown }
      ? Stream
      : string
  : undefined;

/** Handlers by operation; one that is missing is a compile error. */
type Handlers = {
  readonly [Id in ControlId]: (input: ControlInput<Id>, controlled: Controlled) => Result<Id> | Promise<Result<Id>>;
};

export const handlers: Handlers = {
  health_get: () => ({ status: "ok" }),

  scenarios_list: async (_, { contract }) =>
    (await contract()).catalogue.entries().map(({ scenarios, ...entry }) => ({
      ...entry,
      scenarios: scenarios.map(({ example: _, ...scenario }) => scenario),
    })),

  sample_get: async ({ query }, { contract }) => {
    const { model } = await contract();
    const sample = readSample(model, query.operation, query.scenario);
    if (sample) return sample;
    throw new MockError({
      status: 404,
      code: "mock_unknown_operation",
      message: `The contract has no operation ${query.operation}.`,
      fix: "Use an operation of GET /__mock/scenarios.",
    });
  },

  // Documents are typed as any object there.
  contract_get: async (_, { contract }) => (await contract()).model.document as Record<string, never>,

  control_get: () => readFile(controlDocument, "utf8"),

  plans_list: (_, { state }) => state.plans.list(),

  plan_set: async ({ body }, { state, contract }) => {
    const { catalogue } = await contract();
    const key = audience(state, body);
    try {
      const plans = state.plans.set(key, body.steps, catalogue, body.operation);
      state.events.emit("plans");
      return plans;
    } catch (error) {
      if (error instanceof PlanError) throw refused(error.message, "Choose among what GET /__mock/scenarios lists.");
      throw error;
    }
  },

  plan_remove: ({ query }, { state }) => {
    const keyId = query.keyId ?? (query.key === undefined ? undefined : state.keys.know(query.key).keyId);
    state.plans.remove(keyId === undefined ? null : { keyId }, query.operation);
    state.events.emit("plans");
    return undefined;
  },

  state_reset: (_, { state }) => {
    state.reset();
    return undefined;
  },

  requests_list: ({ query }, { state }) => {
    const keyId = query.keyId ?? (query.key === undefined ? undefined : state.keys.know(query.key).keyId);
    return state.journal.list({ keyId, limit: query.limit });
  },

  requests_clear: (_, { state }) => {
    state.forgetRequests();
    return undefined;
  },

  events_stream:
    (_, { state }) =>
    (response) =>
      watch(state, response),
};

/** Key that a plan is for; null for all keys. */
function audience(state: MockState, { key, keyId }: ControlInput<"plan_set">["body"]): KnownKey | null {
  if (key !== undefined && keyId !== undefined)
    throw refused("A plan is for a key or for a keyId.", "Send one of them.");
  if (key?.startsWith(SCENARIO_KEY)) {
    const fix = "Make the plan for a key with another beginning.";
    throw refused(`A key that begins with ${SCENARIO_KEY} plays the scenario that it names, not a plan.`, fix);
  }
  if (key !== undefined) return state.keys.know(key);
  if (keyId === undefined) return null;
  const known = state.keyOf(keyId);
  if (known) return known;
  throw refused(`The mock knows no key with the id ${keyId}.`, "Take the id from a plan or the journal.");
}

function refused(message: string, fix: string): MockError {
  return new MockError({ status: 400, code: "mock_unmet_plan", message, fix });
}
