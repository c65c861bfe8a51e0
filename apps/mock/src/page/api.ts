import type { components } from "../generated/types.ts";

/** Types of the control API. */
export type Schemas = components["schemas"];

type OperationScenarios = Schemas["OperationScenarios"];
type Sample = Schemas["Sample"];
type Plan = Schemas["Plan"];
type NewPlan = Schemas["NewPlan"];
type JournalEntry = Schemas["JournalEntry"];

/** Prefix of the control API. */
export const CONTROL = "/__mock";

/** Failed call of the control API. The message is for the user. */
export class ControlError extends Error {
  override readonly name = "ControlError";
}

/** Title and version of the served contract. */
export interface ContractInfo {
  readonly title: string;
  readonly version: string;
}

export async function getContractInfo(): Promise<ContractInfo> {
  const { info } = await get<{ info?: Partial<Record<keyof ContractInfo, unknown>> }>("/contract.json");
  const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
  return { title: text(info?.title) || "API", version: text(info?.version) };
}

export async function listScenarios(): Promise<OperationScenarios[]> {
  return get("/scenarios");
}

/** Reads the example of a scenario, and credentials for the operation. */
export async function getSample(operation: string, scenario?: string): Promise<Sample> {
  return get(`/sample?${new URLSearchParams({ operation, ...(scenario !== undefined && { scenario }) })}`);
}

/** Lists the latest requests, oldest first. */
export async function listRequests(limit: number): Promise<JournalEntry[]> {
  return get(`/requests?limit=${limit}`);
}

export async function setPlan(plan: NewPlan): Promise<Plan[]> {
  const headers = { "content-type": "application/json" };
  const response = await call("/plan", { method: "PUT", headers, body: JSON.stringify(plan) });
  return response.json();
}

/** Removes the plan of one operation. */
export async function removePlan({ operation, keyId }: Pick<Plan, "operation" | "keyId">): Promise<void> {
  const query = new URLSearchParams({ operation, ...(keyId !== null && { keyId }) });
  await call(`/plan?${query}`, { method: "DELETE" });
}

export async function clearRequests(): Promise<void> {
  await call("/requests", { method: "DELETE" });
}

/** Removes all plans and requests. */
export async function resetState(): Promise<void> {
  await call("/state", { method: "DELETE" });
}

async function get<Body>(path: string): Promise<Body> {
  const response = await call(path, { headers: { accept: "application/json" } });
  return response.json();
}

/** @throws {ControlError} if the mock does not respond or rejects the call. */
async function call(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(CONTROL + path, init).catch(() => undefined);
  if (!response) throw new ControlError("The mock does not respond. Check that it is still running.");
  if (response.ok) return response;
  throw new ControlError(await errorMessage(response));
}

async function errorMessage(response: Response): Promise<string> {
  const text = await response.text();
  try {
    // Errors of the control API use this envelope.
    const { error } = JSON.parse(text) as Schemas["ErrorEnvelope"];
    return [error.message, error.fix].filter(Boolean).join(" ");
  } catch {
    return `The mock returned status ${response.status}.`;
  }
}
