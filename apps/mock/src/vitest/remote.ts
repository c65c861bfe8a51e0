import { randomBytes } from "node:crypto";
import type { ScenarioName } from "@numbers-api/contract";
import type { components } from "../generated/types.ts";
import { type Play, type PlayOptions, toSteps } from "../plans/play.ts";
import type { OperationName, ReceivedRequest } from "../plans/player.ts";

/** Mock in another process as one API key sees it, isolated from the plans and requests of other keys. */
export interface SharedMock<Scenario extends string = ScenarioName, Operation extends string = OperationName> {
  /** URL without a trailing slash. */
  readonly url: string;
  /** Key to send: `Authorization: Bearer <key>`. It belongs to this test only. */
  readonly key: string;
  /**
   * Plays a scenario, or several in sequence, for this key.
   *
   * @param options Options of a single scenario; each step of a sequence has its own.
   * @throws {Error} when the scenario is not in the contract.
   */
  play(what: Play<Scenario>, options?: PlayOptions): Promise<void>;
  /** Stops playing and restores the default responses. */
  stop(): Promise<void>;
  /** Requests received with this key, oldest first. */
  requests(): Promise<readonly ReceivedRequest<Scenario, Operation>[]>;
}

/** Speaks to the control API of a mock, for a new key. */
export function connect(url: string): SharedMock<string, string> {
  const key = `test_${randomBytes(12).toString("hex")}`;
  const ofKey = `key=${encodeURIComponent(key)}`;
  return {
    url,
    key,
    play: async (what, options) => {
      const body: components["schemas"]["NewPlan"] = { key, steps: toSteps(what, options) };
      const headers = { "content-type": "application/json" };
      await call(`${url}/__mock/plan`, { method: "PUT", headers, body: JSON.stringify(body) });
    },
    stop: async () => {
      await call(`${url}/__mock/plan?${ofKey}`, { method: "DELETE" });
    },
    requests: async () => {
      const response = await call(`${url}/__mock/requests?${ofKey}`);
      return (await response.json()) as ReceivedRequest<string, string>[]; // Response documented by the control API.
    },
  };
}

async function call(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.ok) return response;
  const { error } = (await response.json()) as components["schemas"]["ErrorEnvelope"]; // As every refusal of a mock.
  throw new Error(`${error.message} ${error.fix ?? ""}`.trim());
}
