import type { components } from "../generated/types.ts";

type Schemas = components["schemas"];
export type OperationScenarios = Schemas["OperationScenarios"];
export type Scenario = Schemas["Scenario"];
export type Plan = Schemas["Plan"];
export type NewPlan = Schemas["NewPlan"];
export type Step = Schemas["Step"];
export type Fault = Schemas["Fault"];
export type JournalEntry = Schemas["JournalEntry"];
export type ContractEvent = Schemas["ContractEvent"];

/** Where the control API is. */
export const CONTROL = "/__mock";

/** The control API refused a call, or did not answer. The message is for a person. */
export class ControlError extends Error {
  override readonly name = "ControlError";
}

export async function listScenarios(): Promise<OperationScenarios[]> {
  return get("/scenarios");
}

/** The document that is served. */
export async function getContract(): Promise<unknown> {
  return get("/contract.json");
}

/** The latest requests, the oldest first. */
export async function listRequests(limit: number): Promise<JournalEntry[]> {
  return get(`/requests?limit=${limit}`);
}

export async function setPlan(plan: NewPlan): Promise<Plan[]> {
  const headers = { "content-type": "application/json" };
  const response = await call("/plan", { method: "PUT", headers, body: JSON.stringify(plan) });
  return response.json();
}

/** Removes a plan of one operation. */
export async function removePlan({ operation, keyId }: Pick<Plan, "operation" | "keyId">): Promise<void> {
  const query = new URLSearchParams({ operation, ...(keyId !== null && { keyId }) });
  await call(`/plan?${query}`, { method: "DELETE" });
}

export async function clearRequests(): Promise<void> {
  await call("/requests", { method: "DELETE" });
}

/** Forgets all plans and requests. */
export async function resetState(): Promise<void> {
  await call("/state", { method: "DELETE" });
}

async function get<Body>(path: string): Promise<Body> {
  const response = await call(path, { headers: { accept: "application/json" } });
  return response.json();
}

/** @throws {ControlError} when the mock is gone, or refuses. */
async function call(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(CONTROL + path, init).catch(() => undefined);
  if (!response) throw new ControlError("The mock does not answer. Is it still running?");
  if (response.ok) return response;
  throw new ControlError(await reasonOf(response));
}

async function reasonOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    // What the mock refuses comes in this envelope.
    const { error } = JSON.parse(text) as Schemas["ErrorEnvelope"];
    return [error.message, error.fix].filter(Boolean).join(" ");
  } catch {
    return `The mock answered with status ${response.status}.`;
  }
}
