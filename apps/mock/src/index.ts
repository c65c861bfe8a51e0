import type { Mock, MockOptions, NumbersMockOptions, OtherMockOptions } from "./options.ts";
import { start } from "./start.ts";

export type { ScenarioName } from "@numbers-api/contract";
export type { Cors } from "./http/cors.ts";
export type { Delay } from "./http/delay.ts";
export type { Fault } from "./http/fault.ts";
export { MockStartError } from "./http/listen.ts";
export type { Mock, MockOptions, NumbersMockOptions, OtherMockOptions } from "./options.ts";
export type { Play, PlayOptions, PlayStep } from "./plans/play.ts";
export type { KeyedMock, OperationName, Player, ReceivedRequest } from "./plans/player.ts";
export { PlanError } from "./plans/steps.ts";
export type { ContractEvent } from "./state.ts";

/**
 * Starts a mock server. It listens when the promise resolves; requests wait until the contract is loaded.
 *
 * @throws {MockStartError} when it cannot listen, for example because the port is in use, or cannot serve the contract.
 *
 * @example
 * import { startMock } from "@numbers-api/mock";
 *
 * await using mock = await startMock();
 * const response = await fetch(`${mock.url}/path`, { headers: { authorization: "Bearer any" } });
 */
export function startMock(options?: NumbersMockOptions): Promise<Mock>;
export function startMock(options: OtherMockOptions): Promise<Mock<string, string>>;
export async function startMock(options: MockOptions = {}): Promise<Mock | Mock<string, string>> {
  const { mock, warnings } = await start(options);
  for (const warning of warnings) process.emitWarning(warning, "ContractWarning");
  return mock;
}
