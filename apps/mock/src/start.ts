import { randomBytes } from "node:crypto";
import { openContract } from "./contract/live-contract.ts";
import type { ServedContract } from "./contract/served-contract.ts";
import { isLocal } from "./http/cors.ts";
import { listen, MockStartError } from "./http/listen.ts";
import { createMockServer } from "./http/server.ts";
import { listNames } from "./list-names.ts";
import type { Mock, MockOptions } from "./options.ts";
import { checkKey, makePlayer } from "./plans/player.ts";
import { MockState } from "./state.ts";

/** A mock that was started. */
export interface Started {
  readonly mock: Mock<string, string>;
  /** The contract that it began with, before any engine has read it. */
  readonly document: object;
}

/**
 * Starts a mock server.
 *
 * @throws {MockStartError} when it cannot listen, or not serve what it is given.
 */
export async function start(options: MockOptions): Promise<Started> {
  const { port = 0, host = "127.0.0.1", cors = "local", scenario } = options;
  const state = new MockState();
  const live = await openContract(options, state);
  const contract = live.current;
  if (scenario !== undefined) await checkScenario(contract, scenario);
  const server = createMockServer({ contract, state, defaults: options, cors, isOpen: !isLocal(host) });
  const address = await listen(server, host, port).catch((error: unknown) => {
    live[Symbol.dispose]();
    throw error;
  });
  // Not before the caller has gone on: loading keeps the process busy. A failure is told to those who ask.
  const warmUp = setImmediate(() => void contract().catch(() => undefined));

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= new Promise((resolve) => {
      clearImmediate(warmUp);
      live[Symbol.dispose]();
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return closed;
  };
  const mock: Mock<string, string> = {
    ...address,
    ...makePlayer(state, contract, null),
    forKey: (key = `test_${randomBytes(12).toString("hex")}`) => {
      checkKey(key);
      return { key, ...makePlayer(state, contract, state.keys.know(key)) };
    },
    reset: () => state.reset(),
    close,
    [Symbol.asyncDispose]: close,
  };
  return { mock, document: live.first };
}

async function checkScenario(contract: () => Promise<ServedContract>, name: string): Promise<void> {
  const { catalogue } = await contract();
  if (catalogue.has(name)) return;
  throw new MockStartError(`The contract has no scenario ${name}: choose one of ${listNames(catalogue.names())}.`);
}
