// An application moves from the mock to the server by changing the URL and the key: the client's messages and the
// console's responses must be the same for both.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { createClient, type NumbersApiError } from "@numbers-api/client";
import { root } from "@numbers-api/workspace/root";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const FROM_SOURCE = ["--conditions=@numbers-api/source", "--disable-warning=ExperimentalWarning"];

/** States of accounts that a server of the contract can have. */
type State = "dedicated" | "sharedOnly" | "limited" | "failing" | "unknown";

/** Server of the contract with an account in each state. */
interface World {
  readonly url: string;
  readonly keys: Readonly<Record<State, string>>;
}

const children: ChildProcess[] = [];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "numbers-worlds-"));
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

/** Starts a program of an app from its sources, and returns the first URL that it prints. */
async function startApp(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const child = spawn(process.execPath, [...FROM_SOURCE, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url) return url;
  }
  await once(child, "exit");
  throw new Error(`${args[0]} ended before it listened.`);
}

async function mockWorld(): Promise<World> {
  const url = await startApp(["apps/mock/src/cli.ts", "--port", "0", "--quiet"]);
  const keys = {
    dedicated: "mock_dedicated-numbers",
    sharedOnly: "mock_shared-number-only",
    limited: "mock_usage-limit-exceeded",
    failing: "mock_provider-telnyx",
    unknown: "mock_unauthorized",
  };
  return { url, keys };
}

async function serverWorld(): Promise<World> {
  // Telnyx is unreachable: port 1 is closed.
  const env = {
    NUMBERS_DATABASE_URL: `file:${join(folder, "numbers.db")}`,
    NUMBERS_TELNYX_URL: "http://127.0.0.1:1",
    NUMBERS_TELNYX_API_KEY: "KEY",
    NUMBERS_CHECK_ANSWERS: "refuse",
  };
  const administer = async (...args: readonly string[]): Promise<{ readonly id: string; readonly key: string }> => {
    const command = [...FROM_SOURCE, "apps/server/src/cli.ts", ...args, "--json"];
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...env },
    });
    return JSON.parse(stdout);
  };
  const account = async (...options: readonly string[]) => {
    const { id } = await administer("account", "add", "Acme", "--shared-number", "+18005550199", ...options);
    return { id, key: (await administer("key", "add", id)).key };
  };
  const dedicated = await account();
  await administer("number", "add", dedicated.id, "+12025550123", "--label", "Support");
  const keys = {
    dedicated: dedicated.key,
    sharedOnly: (await account()).key,
    limited: (await account("--limit", "0")).key,
    failing: (await account("--provider", "telnyx")).key,
    unknown: "num_live_unknown",
  };
  const url = await startApp(["apps/server/src/cli.ts", "serve", "--port", "0", "--admin-port", "0"], env);
  return { url, keys };
}

describe.each([
  ["the mock", mockWorld],
  ["the server", serverWorld],
])("an application of %s", (_, makeWorld) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });

  const call = (state: State) =>
    createClient({ baseUrl: world.url, apiKey: world.keys[state], maxRetries: 0 }).numbers.list();
  const failure = (state: State): Promise<NumbersApiError> =>
    call(state).then(
      () => expect.fail("the call succeeded"),
      (error: NumbersApiError) => error,
    );

  it("gets the numbers of the account, and the shared one", async () => {
    const { numbers, sharedNumber } = await call("dedicated");
    expect(numbers[0]).toMatchObject({ phoneNumber: "+12025550123", label: "Support" });
    expect(sharedNumber).toBe("+18005550199");
  });

  it("gets an empty list without dedicated numbers", async () => {
    expect(await call("sharedOnly")).toEqual({ numbers: [], sharedNumber: "+18005550199" });
  });

  it.each([
    ["unknown", { status: 401 }],
    ["limited", { status: 402, code: "usage_limit_exceeded", fix: expect.any(String) }],
    ["failing", { status: 502, code: "provider_error", provider: "telnyx", providerCode: expect.any(String) }],
  ] as const)("gets an error with everything that it says: %s", async (state, expected) => {
    expect(await failure(state)).toMatchObject(expected);
  });

  it("gets the same through the console", async () => {
    const console = await startApp(["apps/console/src/dev/cli.ts"], {
      NUMBERS_API_URL: world.url,
      NUMBERS_API_KEY: world.keys.dedicated,
      NUMBERS_CONSOLE_PORT: "0",
    });
    const response = await fetch(`${console}/api/numbers/list`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(await call("dedicated"));
  });
});
