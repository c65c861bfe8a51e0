import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addAccount, addKey, type NewAccount } from "../../src/accounts/administration.ts";
import { addNumber } from "../../src/numbers/administration.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../src/start.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";

/** Server with its own database, and the administration of that database from outside, as in the commands. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly server: RunningServer;
  /** SQLite file, unless the test provides a database. */
  readonly databaseFile: string;
  readonly store: Store;
  /** Adds an account with a key. */
  account(options?: Partial<NewAccount>): Promise<TestAccount>;
  /** Sends a request for the list. */
  list(key: string): Promise<Response>;
}

export interface TestAccount {
  readonly id: string;
  readonly key: string;
  readonly keyId: string;
  /** Adds numbers to the account. */
  own(...phoneNumbers: readonly string[]): Promise<void>;
}

export const SHARED_NUMBER = "+18005550199";

/** Starts a server whose answers must keep the contract. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-server-"));
  const databaseFile = join(folder, "numbers.db");
  const databaseUrl = options.databaseUrl ?? `file:${databaseFile}`;
  const server = await startServer({ checkAnswers: "refuse", logLevel: "silent", ...options, databaseUrl });
  const { store } = await openStore({ url: databaseUrl });
  return {
    url: server.url,
    server,
    databaseFile,
    store,
    account: (account) => newAccount(store, account),
    list: (key) => fetch(`${server.url}/numbers/list`, { headers: { authorization: `Bearer ${key}` } }),
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Adds an account with a key to a database. */
export async function newAccount(store: Store, options: Partial<NewAccount> = {}): Promise<TestAccount> {
  const defaults: NewAccount = { name: "Acme", sharedNumber: SHARED_NUMBER, limit: null, provider: null };
  const { id } = await addAccount(store, { ...defaults, ...options });
  const { id: keyId, key } = await addKey(store, id, null);
  const own = async (...phoneNumbers: readonly string[]): Promise<void> => {
    for (const phoneNumber of phoneNumbers) await addNumber(store, id, phoneNumber, null);
  };
  return { id, key, keyId, own };
}
