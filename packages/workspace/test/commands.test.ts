// The commands that the README gives, run as a person runs them, in a copy of the repository.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMember } from "../src/processes/members.ts";
import type { Copy } from "../src/testing/copy.ts";
import { copyWithFixture } from "../src/testing/fixture.ts";

let copy: Copy;
beforeAll(() => {
  copy = copyWithFixture();
});
afterAll(() => copy[Symbol.dispose]());

/** Exit code after SIGTERM, which Windows does not have. */
const AFTER_SIGTERM = process.platform === "win32" ? null : 0;

const pnpm = (...args: string[]): { code: number; output: string } => copy.run("pnpm", args);

describe("pnpm generate", () => {
  it("names outdated files with --check, and writes them otherwise", () => {
    const contract = join(copy.dir, "spec/openapi.yaml");
    const original = readFileSync(contract, "utf8");
    // The files of the server are those of the API, not of the fixture contract.
    pnpm("generate");
    expect(pnpm("generate", "--check")).toMatchObject({ code: 0, output: expect.stringContaining("is up to date") });
    writeFileSync(contract, original.replace("label: Support", "label: Helpdesk"));
    const stale = pnpm("generate", "--check");
    expect(stale.code).toBe(1);
    expect(stale.output).toMatch(/stale: packages\/contract\/src\/generated\/scenarios\.ts[\s\S]*run: pnpm generate/);
    expect(pnpm("generate").output).toContain("wrote packages/contract/src/generated/scenarios.ts");
    expect(pnpm("generate", "--check").code).toBe(0);
    // The commands below generate first.
    writeFileSync(contract, original);
  });
});

describe("pnpm lint", () => {
  /** Output of commands with a mistake in the contract. */
  const withMistake = (right: string, wrong: string, ...commands: string[][]): { code: number; output: string }[] => {
    const contract = join(copy.dir, "spec/openapi.yaml");
    const original = readFileSync(contract, "utf8");
    writeFileSync(contract, original.replace(right, wrong));
    const outputs = commands.map((command) => pnpm(...command));
    writeFileSync(contract, original);
    return outputs;
  };

  it("prints one line for one mistake in the contract, with its path from the root", () => {
    const [lint] = withMistake("label: Support", "label: 42", ["lint"]);
    expect(lint?.code).toBe(1);
    expect(lint?.output.split("\n").filter((line) => line.includes("openapi.yaml"))).toEqual([
      expect.stringMatching(/^spec\/openapi\.yaml:\d+:\d+: .*must be string/),
    ]);
    expect(lint?.output).not.toMatch(/ignore-file|Running lint|ERROR/);
  });

  it("says of a malformed part what generate says", () => {
    const [lint, generate] = withMistake("type: string", "type: strng", ["lint"], ["generate", "--check"]);
    const [said = ""] = /^spec\/openapi\.yaml:.*(?= \(contract\/structure\))/m.exec(lint?.output ?? "") ?? [];
    expect(said).toMatch(/^spec\/openapi\.yaml:\d+:\d+: .*is "strng", which is not a type\. Did you mean string\?$/);
    expect(generate).toMatchObject({ code: 1, output: expect.stringContaining(`${said}\n`) });
  });
});

describe("a root command", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
  };
  const isTool = (name: string): boolean => /^(lint:|postinstall$|changeset$|release$)/.test(name);
  const hasBench = isMember("packages/bench");
  const commands = Object.keys(scripts).filter((name) => !isTool(name) && (hasBench || name !== "bench"));

  it.each(commands)("answers --help with its usage: %s", (name) => {
    const { code, output } = pnpm(name, "--help");
    expect(output).toMatch(new RegExp(`^Usage: pnpm ${name}\\b`, "m"));
    expect(code).toBe(0);
  });

  it.each(commands)("refuses a misspelt option before any work: %s", (name) => {
    const { code, output } = pnpm(name, "--hlep");
    expect(output).toMatch(/Unknown option .--hlep/);
    expect(output).not.toMatch(/turbo|numbers-mock|ing …/);
    expect(code).toBe(2);
  });

  const misspelt: readonly (readonly [name: string, argument: string, remedy: string])[] = [
    ["generate", "--chek", "Did you mean --check?"],
    ["check", "test:runtime", "Did you mean test:runtimes?"],
    ["start", "--prot=0", "Did you mean --port?"],
    ["adopt", "--hepl", "Did you mean --help?"],
    ["spec:review", "--bsae", "Did you mean --base?"],
    ["spec:docs", "--uot=page.html", "Did you mean --out?"],
    ["bench", "--quik", "Did you mean --quick?"],
  ];

  it.each(misspelt.filter(([name]) => commands.includes(name)))(
    "names the nearest option: pnpm %s %s",
    (name, argument, remedy) => {
      expect(pnpm(name, argument)).toMatchObject({ code: 2, output: expect.stringContaining(remedy) });
    },
  );

  it.each([
    ["bench", "packages/bench"],
    ["serve", "apps/server"],
  ])("says that its package is left out of the workspace: pnpm %s", (name, folder) => {
    const settings = join(copy.dir, "pnpm-workspace.yaml");
    const original = readFileSync(settings, "utf8");
    writeFileSync(settings, original.replace("packages:\n", `packages:\n  - "!${folder}"\n`));
    const { code, output } = pnpm(name);
    writeFileSync(settings, original);
    expect(output).toContain(`pnpm ${name}: This needs ${folder}, which pnpm-workspace.yaml leaves out.`);
    expect(code).toBe(2);
  });

  it("refuses a wrong value before any work", () => {
    const { code, output } = pnpm("start", "--port", "99999");
    expect(output).toContain('--port is "99999", but a port is a number from 0 to 65535.');
    expect(output).not.toMatch(/ing …/);
    expect(code).toBe(2);
  });

  it("documents every option of the mock that it passes on", () => {
    const mock = copy.run(process.execPath, ["--conditions=@numbers-api/source", "src/cli.ts", "--help"], "apps/mock");
    const flagsIn = (text: string): string[] => [...text.matchAll(/^ +(--[\w-]+)/gm)].map(([, flag = ""]) => flag);
    const own = ["--help", "--version", "--check-options"];
    const passedOn = flagsIn(mock.output).filter((flag) => !own.includes(flag));
    expect(passedOn.length).toBeGreaterThan(5);
    const { output } = pnpm("start", "--help");
    expect(new Set(flagsIn(output))).toEqual(new Set(passedOn));
    const [port = "none"] = /\$\w+_MOCK_PORT/.exec(mock.output) ?? [];
    expect(output).toContain(`Default: ${port}, or 4010.`);
  });
});

/** The last line of `start` and `dev`: a workspace without the console serves the mock alone. */
const LAST = isMember("apps/console") ? /^The console listens on / : /curl /;

/** Reads the output until everything listens. */
async function untilServed(
  running: ReturnType<typeof spawn>,
): Promise<{ said: string; mock: string; console: string }> {
  const said: string[] = [];
  for await (const line of createInterface({ input: running.stdout ?? process.stdin })) {
    said.push(line);
    if (LAST.test(line)) break;
  }
  const urlIn = (line = ""): string => /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? "";
  return { said: said.join("\n"), mock: urlIn(said.find((line) => urlIn(line) !== "")), console: urlIn(said.at(-1)) };
}

describe("pnpm dev", () => {
  it("serves both from their sources, follows an edit of the contract, and ends cleanly", async () => {
    const running = spawn(process.execPath, ["packages/workspace/src/main.mjs", "dev", "--port", "0"], {
      cwd: copy.dir,
    });
    const { mock } = await untilServed(running);
    running.stdout?.resume();
    const contract = join(copy.dir, "spec/openapi.yaml");
    const original = readFileSync(contract, "utf8");
    const headers = { authorization: "Bearer any" };
    const list = async (): Promise<string> => (await fetch(`${mock}/numbers/list`, { headers })).text();
    const generated = (): string =>
      readFileSync(join(copy.dir, "packages/contract/src/generated/scenarios.ts"), "utf8");
    writeFileSync(contract, original.replace("label: Support", "label: Helpdesk"));
    await expect.poll(list, { timeout: 60_000 }).toContain("Helpdesk");
    await expect.poll(generated, { timeout: 60_000 }).toContain("Helpdesk");
    writeFileSync(contract, original);
    await expect.poll(generated, { timeout: 60_000 }).not.toContain("Helpdesk");
    running.kill("SIGTERM");
    expect((await once(running, "exit"))[0]).toBe(AFTER_SIGTERM);
  });
});

describe("pnpm start", () => {
  const start = (port: string): ReturnType<typeof spawn> =>
    spawn(process.execPath, ["packages/workspace/src/main.mjs", "start", "--port", port], { cwd: copy.dir });

  it("serves the mock, prints a command to try, serves the console that the workspace has, and ends cleanly", async () => {
    const running = start("0");
    const { said, mock, console } = await untilServed(running);
    expect(said).toMatch(/curl .*Authorization: Bearer .*\/numbers\/list/);
    const response = await fetch(`${mock}/numbers/list`, { headers: { authorization: "Bearer any" } });
    expect(response.status).toBe(200);
    const list = await response.text();
    expect(list).toContain("sharedNumber");
    for (const url of isMember("apps/console") ? [console] : []) {
      expect(await (await fetch(`${url}/api/numbers/list`)).text()).toBe(list);
      expect(await (await fetch(url)).text()).toContain("<title>Numbers</title>");
    }
    // The signal of a service manager.
    running.kill("SIGTERM");
    expect((await once(running, "exit"))[0]).toBe(AFTER_SIGTERM);
  });
});

/** Commands whose next argument, or whose variable, is a port, and the setting that chooses another. */
const PORTS: readonly (readonly [command: string, setting: string])[] = [
  ["start --port", "--port"],
  ...(isMember("apps/console") ? ([["start --port 0", "NUMBERS_CONSOLE_PORT"]] as const) : []),
  ["dev --port", "--port"],
  ...(isMember("apps/server")
    ? ([
        ["serve --port", "--port"],
        ["serve --port 0 --admin-port", "--admin-port"],
        ["dev --api server --port", "--port"],
      ] as const)
    : []),
];

describe("a port that is taken", () => {
  it.each(PORTS)("is reported in one sentence before any work: pnpm %s", async (command, setting) => {
    await using taken = await takePort();
    const { code, output } = setting.startsWith("--")
      ? copy.run(process.execPath, [MAIN, ...command.split(" "), taken.port])
      : copy.run(process.execPath, [MAIN, ...command.split(" ")], ".", { [setting]: taken.port });
    expect(output).toMatch(new RegExp(`^pnpm \\w+: Port ${taken.port} [^\n]*in use: [^\n]* with ${setting}\\.\n$`));
    expect(code).toBe(2);
  });
});

const MAIN = "packages/workspace/src/main.mjs";

async function takePort(): Promise<AsyncDisposable & { readonly port: string }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? String(address.port) : "",
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, "close");
    },
  };
}

// Windows also finds programs in other places.
describe.runIf(process.platform !== "win32")("without git", () => {
  it.each([
    ["packages/workspace/src/main.mjs", "test"],
    ["packages/workspace/src/main.mjs", "check"],
    ["packages/review/src/cli.ts"],
  ])("says that git is missing: %s %s", (...args) => {
    const env = { ...process.env, PATH: "/nothing" };
    const { stderr, status } = spawnSync(process.execPath, args, { cwd: copy.dir, encoding: "utf8", env });
    expect(stderr).toMatch(/git is missing\..*nstall git/);
    expect(status).not.toBe(0);
  });
});
