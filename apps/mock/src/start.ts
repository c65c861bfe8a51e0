import { randomBytes } from "node:crypto";
import { isLoopbackHost } from "@numbers-api/http/loopback";
import type { ApiModel } from "@numbers-api/openapi/model";
import { closest } from "@numbers-api/workspace/arguments";
import { makeCallbackSender } from "./callbacks/callback-sender.ts";
import { openContract } from "./contract/live-contract.ts";
import { warmUp } from "./contract/served-contract.ts";
import { listen, MockStartError } from "./http/listen.ts";
import { createMockServer } from "./http/server.ts";
import { listNames } from "./list-names.ts";
import type { Mock, MockOptions } from "./options.ts";
import { checkKey, makePlayer } from "./plans/player.ts";
import type { Catalogue } from "./scenarios/catalogue.ts";
import { MockState } from "./state.ts";

/** Mock that was started. */
export interface Started {
  readonly mock: Mock<string, string>;
  /** Contract that it began with. */
  readonly model: ApiModel;
  /** Mistakes of the contract, and parts that are left out; one per line. */
  readonly warnings: readonly string[];
}

/**
 * Starts a mock server.
 *
 * @throws {MockStartError} when it cannot listen, or cannot serve the given contract.
 */
export async function start(options: MockOptions): Promise<Started> {
  const { port = 0, host = "127.0.0.1", cors = "local", scenario, strict = false, callbacks = false } = options;
  const state = new MockState();
  const live = await openContract(options, state);
  const contract = live.current;
  const { model, catalogue } = await contract();
  if (scenario !== undefined && !catalogue.has(scenario)) throw unknownScenario(catalogue, scenario);
  const server = createMockServer({
    ...{ contract, state, defaults: options, cors, isOpen: !isLoopbackHost(host), isStrict: strict },
    ...(callbacks !== false && { callbacks: makeCallbackSender(callbacks === true ? [] : callbacks) }),
  });
  const address = await listen(server, host, port).catch((error: unknown) => {
    live[Symbol.dispose]();
    throw error;
  });
  // Deferred until the caller has continued, because loading keeps the process busy.
  const loading = setImmediate(warmUp);

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= new Promise((resolve) => {
      clearImmediate(loading);
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
  return { mock, model, warnings: live.warnings };
}

function unknownScenario(catalogue: Catalogue, name: string): MockStartError {
  const names = catalogue.names();
  const near = closest(name, names);
  const remedy = near ? `. Did you mean ${near}?` : `: choose one of ${listNames(names)}.`;
  return new MockStartError(`The contract has no scenario ${name}${remedy}`);
}
