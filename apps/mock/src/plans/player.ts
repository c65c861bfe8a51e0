import type { OperationId, operations, ScenarioName } from "@numbers-api/contract";
import type { ServedContract } from "../contract/served-contract.ts";
import type { JournalEntry } from "../journal/journal.ts";
import { type KnownKey, SCENARIO_KEY } from "../journal/keys.ts";
import type { MockState } from "../state.ts";
import { type Play, type PlayOptions, toSteps } from "./play.ts";
import { PlanError } from "./steps.ts";

type Table = typeof operations;

/** Operation of the API in the usual notation: `GET /numbers/list`. */
export type OperationName = {
  [Id in OperationId]: `${Uppercase<Table[Id]["method"]>} ${Table[Id]["path"]}`;
}[OperationId];

/** Request that arrived, with its response. The API key in it is masked. */
export interface ReceivedRequest<Scenario extends string = ScenarioName, Operation extends string = OperationName>
  extends Readonly<Omit<JournalEntry, "scenario" | "operation">> {
  /** Scenario that was played; absent for other responses. */
  readonly scenario?: Scenario;
  /** Operation that was called; absent for requests outside of the contract. */
  readonly operation?: Operation;
}

/** Chooses the responses of a mock, and lists its requests. */
export interface Player<Scenario extends string = ScenarioName, Operation extends string = OperationName> {
  /**
   * Plays a scenario, or several in sequence, replacing the current plan of the same operations.
   *
   * @param options Options of a single scenario; each step of a sequence has its own.
   * @throws {PlanError} when the scenario is not in the contract.
   *
   * @example
   * await mock.play("provider-telnyx", { times: 2 }); // then the usual answer again
   * await mock.play(["shared-number-only", { scenario: "dedicated-numbers", delay: 200 }]); // the last one stays
   */
  play(what: Play<Scenario>, options?: PlayOptions): Promise<void>;
  /** Stops playing and restores the default responses. */
  stop(): void;
  /** Received requests, oldest first: the latest 1000 of the mock. */
  requests(): readonly ReceivedRequest<Scenario, Operation>[];
}

/** Mock as one API key sees it, isolated from the plans and requests of other keys. */
export interface KeyedMock<Scenario extends string = ScenarioName, Operation extends string = OperationName>
  extends Player<Scenario, Operation> {
  /** Key to send: `Authorization: Bearer <key>`. */
  readonly key: string;
}

/** Creates the player of a key, or of all keys. */
export function makePlayer(
  state: MockState,
  contract: () => Promise<ServedContract>,
  key: KnownKey | null,
): Player<string, string> {
  return {
    play: async (what, options) => {
      const { catalogue } = await contract();
      state.plans.set(key, toSteps(what, options), catalogue);
      state.events.emit("plans");
    },
    stop: () => {
      state.plans.remove(key);
      state.events.emit("plans");
    },
    requests: () => state.journal.list({ keyId: key?.keyId }),
  };
}

/** @throws {PlanError} when a key cannot have a plan. */
export function checkKey(key: string): void {
  if (!key.startsWith(SCENARIO_KEY)) return;
  throw new PlanError(`A key that begins with ${SCENARIO_KEY} plays the scenario that it names: take another one.`);
}
