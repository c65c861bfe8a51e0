import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readEnvironment, StartError } from "../../src/server/options.ts";

const KEY = "key-of-the-command";
const CLI = fileURLToPath(new URL("../../src/server/cli.ts", import.meta.url));
/** Removes features that Node 20, the oldest supported version, does not have. */
const AS_NODE_20 = [
  "URL.parse",
  "RegExp.escape",
  "Map.groupBy",
  "Object.groupBy",
  "Promise.withResolvers",
  "Promise.try",
]
  .map((name) => `delete ${name};`)
  .join("");
const start = (environment: Readonly<Record<string, string>>): ReturnType<typeof spawn> =>
  spawn(process.execPath, ["--conditions=@numbers-api/source", `--import=data:text/javascript,${AS_NODE_20}`, CLI], {
    env: { ...process.env, NUMBERS_API_KEY: KEY, ...environment },
  });

describe("the command", { concurrent: true }, () => {
  it("prints its URL and stops on SIGTERM", async () => {
    const running = start({ NUMBERS_CONSOLE_PORT: "0" });
    const lines = createInterface({ input: running.stdout ?? process.stdin });
    const [line] = await once(lines, "line");
    const url = /http:\/\/127\.0\.0\.1:\d+$/.exec(String(line))?.[0] ?? "";
    const response = await fetch(`${url}/console/connection`);
    expect(await response.json()).toEqual({ api: "127.0.0.1:4010", isMock: false, key: "…mand", acceptsKey: true });
    expect((await fetch(`${url}/api/none`)).status).toBe(404);
    running.kill("SIGTERM");
    // SIGTERM does not exist on Windows.
    expect((await once(running, "exit"))[0]).toBe(process.platform === "win32" ? null : 0);
  });

  it("explains in one sentence that its port is in use", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const running = start({ NUMBERS_CONSOLE_PORT: port });
    const printed = await text(running.stderr ?? process.stdin);
    taken.close();
    expect(printed.trim()).toMatch(new RegExp(`^console: Port ${port} on 127.0.0.1 is in use: [^\n]+\\.$`));
    expect(running.exitCode ?? (await once(running, "exit"))[0]).toBe(2);
  });
});

describe("the environment", () => {
  it("may be empty: the API is the server in the contract, and no key is set", () => {
    expect(readEnvironment({ NUMBERS_API_URL: "", NUMBERS_API_KEY: "" })).toEqual({
      port: 4011,
      host: "127.0.0.1",
      baseUrl: "http://127.0.0.1:4010",
      apiKey: undefined,
      origin: undefined,
    });
  });

  it.for([
    [{ NUMBERS_CONSOLE_PORT: "65536" }, /^NUMBERS_CONSOLE_PORT is "65536", but a port is a number from 0 to 65535\.$/],
    [
      { NUMBERS_API_URL: "http://api.example" },
      /^NUMBERS_API_URL must be an https URL, or an http URL of this machine/,
    ],
    [{ NUMBERS_API_URL: "https://name:password@api.example" }, /^NUMBERS_API_URL must be an https URL/],
    [{ NUMBERS_API_URL: "http://8.127.4.5" }, /^NUMBERS_API_URL must be an https URL/],
    [{ NUMBERS_API_URL: "nothing" }, /^NUMBERS_API_URL must be an https URL/],
    [{ NUMBERS_API_KEY: "two words" }, /^NUMBERS_API_KEY is not an API key: it contains a space or a line break\.$/],
    [
      { NUMBERS_CONSOLE_ORIGIN: "console.example" },
      /^NUMBERS_CONSOLE_ORIGIN is "console.example", but an origin looks like/,
    ],
    [{ NUMBERS_CONSOLE_ORIGIN: "https://console.example/" }, /^NUMBERS_CONSOLE_ORIGIN is /],
    [
      { NUMBERS_CONSOLE_HOST: "0.0.0.0" },
      /^Other machines can reach a console on 0\.0\.0\.0: set NUMBERS_CONSOLE_ORIGIN/,
    ],
  ] as const)("is rejected in one sentence without secrets: %j", ([environment, sentence]) => {
    const read = (): unknown => readEnvironment(environment);
    expect(read).toThrow(StartError);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow(/two words|password/);
  });
});
