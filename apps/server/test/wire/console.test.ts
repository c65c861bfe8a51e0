import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, it } from "vitest";
import { forEachBackend, PLAYED, scenarioOf } from "./backends.ts";

const PROGRAM = join(
  dirname(createRequire(import.meta.url).resolve("@numbers-api/console/package.json")),
  "src/dev/cli.ts",
);

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts the console from its sources, and returns its URL. */
async function startConsole(url: string, key: string): Promise<string> {
  const env = { ...process.env, NUMBERS_API_URL: url, NUMBERS_API_KEY: key, NUMBERS_CONSOLE_PORT: "0" };
  const child = spawn(process.execPath, ["--conditions=@numbers-api/source", PROGRAM], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("The console ended before it listened.");
}

forEachBackend("the console", (backend) => {
  it.each(PLAYED)("forwards what the API answers: %s", async (name) => {
    const { url } = backend();
    const key = await backend().keyFor(name);
    const forwarded = await fetch(`${await startConsole(url, key)}/api/numbers/list`);
    const direct = await fetch(`${url}/numbers/list`, { headers: { authorization: `Bearer ${key}` } });
    // Each request has its own tracking id.
    const bodyOf = async (response: Response): Promise<string> => (await response.text()).replace(/trk_\w{26}/, "trk_");
    expect(forwarded.status).toBe(scenarioOf(name).status);
    expect(await bodyOf(forwarded)).toBe(await bodyOf(direct));
    expect(forwarded.headers.get("content-type")).toBe(direct.headers.get("content-type"));
    expect(direct.status).toBe(forwarded.status);
  });
});
