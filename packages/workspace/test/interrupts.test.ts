// Ctrl-C, SIGTERM and a closed terminal end a root command and everything that it started, at every phase.
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMember } from "../src/processes/members.ts";
import { type Copy, copyRepository } from "../src/testing/copy.ts";
import { Terminal } from "./support/terminal.ts";

const ADOPTED = "packages/adopt/test/fixtures/spring.json";
const CTRL_C = "\u0003";
/** A workspace without the console serves the mock alone. */
const SERVING = isMember("apps/console") ? /The console listens on http/ : /curl /;

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => copy[Symbol.dispose]());

type Phase = readonly [command: string, phase: string, printed: RegExp];

const SERVER: readonly Phase[] = isMember("apps/server")
  ? [
      ["serve --port 0 --admin-port 0", "building", /Building …/],
      ["serve --port 0 --admin-port 0", "serving", SERVING],
    ]
  : [];

/** Each command with its output in the phase that is interrupted. */
const PHASES: readonly Phase[] = [
  ["start --port 0", "linting and generating", /Linting the contract/],
  ["start --port 0", "building", /Building …/],
  ["start --port 0", "serving", SERVING],
  ["dev --port 0", "generating", /Generating/],
  ["dev --port 0", "serving", SERVING],
  ...SERVER,
  ["lint", "linting", /0:01 linting/],
  ["test", "preparing", /0:01 /],
  ["test", "testing", /\d+ test files/],
  ["check", "running its first tasks", /0:02 /],
];

/** Each way in which a person or a service manager ends a command. */
const WAYS: Readonly<Record<string, (terminal: Terminal) => unknown>> = {
  "Ctrl-C": (terminal) => terminal.press(CTRL_C),
  SIGTERM: (terminal) => terminal.kill("main.mjs", "SIGTERM"),
  "a closed terminal": (terminal) => terminal.close(),
};
const ENDINGS = PHASES.flatMap((phase) => Object.keys(WAYS).map((way) => [way, ...phase] as const));

/** Programs that print nothing, or little, before their result, with the process that does the work. */
const PROGRAMS: readonly (readonly [command: string, process: RegExp])[] = [
  [`adopt ${ADOPTED}`, /node spec\/rules\/src\/cli\.ts/],
  [`adopt ${ADOPTED}`, /node packages\/codegen\/src\/cli\.ts/],
  ["generate", /turbo run generate/],
  ["spec:review --base HEAD", /node packages\/review\/src\/cli\.ts/],
  ["spec:docs", /node packages\/docs\/src\/cli\.ts/],
  ...(isMember("packages/bench") ? ([["bench --quick", /node packages\/bench\/src\/cli\.ts/]] as const) : []),
];

/** Waits until a process runs. pnpm prints a command before it starts it, and ignores a Ctrl-C in between. */
async function waitForProcess(terminal: Terminal, process: RegExp): Promise<void> {
  const running = expect.stringMatching(process);
  await expect.poll(() => terminal.running(), { timeout: 30_000, interval: 20 }).toContainEqual(running);
}

// Windows lacks this kind of terminal.
describe.runIf(process.platform !== "win32")("an interrupt", () => {
  it.each(ENDINGS)("by %s ends `pnpm %s` while it is %s", async (way, command, phase, printed) => {
    const terminal = new Terminal(`pnpm ${command}`, copy.dir);
    await terminal.waitFor(printed);
    await WAYS[way]?.(terminal);
    if (way !== "a closed terminal") {
      const code = await terminal.exitCode();
      if (way === "Ctrl-C") expect(code, terminal.output).toBe(130);
      else if (phase !== "serving") expect(code, terminal.output).not.toBe(0);
      expect(terminal.output).toContain("Interrupted");
      expect(terminal.output.slice(terminal.output.indexOf("Interrupted"))).not.toMatch(/Building|listens|passed/);
    }
    await expect.poll(() => terminal.running(), { timeout: 20_000 }).toEqual([]);
  });

  it("with Ctrl-C ends a command that has just started", async () => {
    const terminal = new Terminal("pnpm start --port 0", copy.dir);
    await waitForProcess(terminal, /^\S*node \S*main\.mjs /);
    terminal.press(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    await expect.poll(() => terminal.running(), { timeout: 10_000 }).toEqual([]);
  });

  it.each(PROGRAMS)("with Ctrl-C ends `pnpm %s` in the middle of its work", async (command, process) => {
    // It changes the copy that it runs in.
    using own = command.startsWith("adopt") ? copyRepository() : undefined;
    // With an unchanged contract, generation is over before it can be seen: it comes from the cache.
    appendFileSync(join(copy.dir, "spec/openapi.yaml"), `# ${randomUUID()}\n`);
    const terminal = new Terminal(`pnpm ${command}`, (own ?? copy).dir);
    await waitForProcess(terminal, process);
    terminal.press(CTRL_C);
    expect(await terminal.exitCode(), terminal.output).toBe(130);
    expect(terminal.output).toContain("Interrupted");
    await expect.poll(() => terminal.running(), { timeout: 10_000 }).toEqual([]);
  });

  it("with Ctrl-C keeps the shell from running the command after `&&`", async () => {
    const terminal = new Terminal("pnpm test && echo DEPLOYED", copy.dir);
    await terminal.waitFor(/0:01 /);
    terminal.press(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    expect(terminal.output).not.toContain("DEPLOYED");
  });

  // A killed command cannot end what it started: the processes notice it themselves.
  it.each(PHASES.filter(([, phase]) => phase === "serving" || phase === "testing"))(
    "by SIGKILL ends what `pnpm %s` started while it was %s",
    async (command, _phase, printed) => {
      const terminal = new Terminal(`pnpm ${command}`, copy.dir);
      await terminal.waitFor(printed);
      terminal.kill("main.mjs", "SIGKILL");
      await terminal.exitCode();
      await expect.poll(() => terminal.running(), { timeout: 20_000 }).toEqual([]);
    },
  );
});
