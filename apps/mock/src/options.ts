import type { ScenarioName } from "@numbers-api/contract";
import type { Cors } from "./http/cors.ts";
import type { Delay } from "./http/delay.ts";
import type { KeyedMock, OperationName, Player } from "./plans/player.ts";
import type { ContractEvent } from "./state.ts";

/** Options of a mock server. */
export interface MockOptions {
  /** Port to listen on. Default: 0, a free port, so that any number of mocks can run in parallel. */
  readonly port?: number;
  /** Address to listen on. Default: `127.0.0.1`, which is only reachable from this machine. */
  readonly host?: string;
  /**
   * The contract to serve: an OpenAPI 3 document as plain data, in which every reference begins with `#/`. It is not
   * changed, and must not be while it is served. Default: the API of this package.
   */
  readonly document?: object;
  /**
   * The file of the contract to serve, in place of a document: OpenAPI 3.0 or 3.1, in YAML or JSON, of one file or many.
   */
  readonly spec?: string | URL;
  /** Other folders that references may lead to, besides that of the file. Default: none. */
  readonly allowRefs?: readonly string[];
  /** Reload the contract when its file changes, or a file that it refers to. Default: false. */
  readonly watch?: boolean;
  /** Called after each reload with the served contract or its problems, and with warnings. Default: no callback. */
  readonly onContract?: (news: ContractEvent, warnings: readonly string[]) => void;
  /** Default scenario. Default: the first success of each operation. */
  readonly scenario?: string;
  /** Delay before each response, in milliseconds, or the range to draw from. Default: no delay. */
  readonly delay?: Delay;
  /** Generate bodies from schemas by default. Default: false. */
  readonly dynamic?: boolean;
  /** Seed of generated bodies: the same seed gives the same bodies. Default: a random one. */
  readonly seed?: string;
  /**
   * Which pages of other origins may call the mock from a browser, with credentials: those served from this machine,
   * any, or none. Default: `local`.
   */
  readonly cors?: Cors;
  /** Send an error in place of a response that differs from the contract. Default: false, which reports it only. */
  readonly strict?: boolean;
  /**
   * Send the callbacks of the contract to this machine, or also to the listed hosts. Their URLs come from requests.
   * Default: false.
   */
  readonly callbacks?: boolean | readonly string[];
}

/** Options of a mock server of the API of this package, whose scenarios are known by name. */
export interface NumbersMockOptions extends Omit<MockOptions, "document" | "spec"> {
  readonly document?: never;
  readonly spec?: never;
  readonly scenario?: ScenarioName;
}

/** Options of a mock server of another contract. */
export type OtherMockOptions = MockOptions & ({ readonly document: object } | { readonly spec: string | URL });

/** Running mock server. */
export interface Mock<Scenario extends string = ScenarioName, Operation extends string = OperationName>
  extends AsyncDisposable,
    Player<Scenario, Operation> {
  /** URL without a trailing slash: `http://127.0.0.1:41237`. */
  readonly url: string;
  readonly port: number;
  /**
   * The mock as one API key sees it, so that parallel tests share a server and never meet.
   *
   * @param key The key. Default: a new one.
   */
  forKey(key?: string): KeyedMock<Scenario, Operation>;
  /** Forgets all that is played, for all keys, and all requests. */
  reset(): void;
  /** Stops the server and closes all open connections. Further calls are ignored. */
  close(): Promise<void>;
}
