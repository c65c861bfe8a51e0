// Ctrl-C, SIGTERM and a closed terminal end a root command and everything that it started, at every phase.
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

/** Programs of other packages, some of which print nothing before their result. */
const PROGRAMS: readonly (readonly [command: string, printed: RegExp])[] = [
  [`adopt ${ADOPTED}`, /Linting …/],
  [`adopt ${ADOPTED}`, /Generating …/],
  ["spec:review --base HEAD", /main\.mjs run/],
  ["spec:docs", /main\.mjs run/],
  ...(isMember("packages/bench") ? ([["bench --quick", /main\.mjs run/]] as const) : []),
];

/** Waits until Node runs: pnpm prints a command before it starts it, and ignores a Ctrl-C in between. */
async function waitForStart(terminal: Terminal): Promise<void> {
  const isNode = expect.stringMatching(/^\S*node \S*main\.mjs /);
  await expect.poll(() => terminal.running(), { timeout: 30_000, interval: 20 }).toContainEqual(isNode);
}

// Windows lacks this kind of terminal.
describe.runIf(process.platform !== "win32")("an interrupt", () => {
  it.each(PHASES)("with Ctrl-C ends `pnpm %s` while it is %s", async (command, _phase, printed) => {
    const terminal = new Terminal(`pnpm ${command}`, copy.dir);
    await terminal.waitFor(printed);
    terminal.press(CTRL_C);
    expect(await terminal.exitCode(), terminal.output).toBe(130);
    expect(terminal.output).toContain("Interrupted");
    expect(terminal.output.slice(terminal.output.indexOf("Interrupted"))).not.toMatch(/Building|listens|passed/);
    await expect.poll(() => terminal.running(), { timeout: 10_000 }).toEqual([]);
  });

  it("with Ctrl-C ends a command that has just started", async () => {
    const terminal = new Terminal("pnpm start --port 0", copy.dir);
    await waitForStart(terminal);
    terminal.press(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    await expect.poll(() => terminal.running(), { timeout: 10_000 }).toEqual([]);
  });

  it.each(PROGRAMS)("with Ctrl-C ends `pnpm %s` in the middle of its work", async (command, printed) => {
    // It changes the copy that it runs in.
    using own = command.startsWith("adopt") ? copyRepository() : undefined;
    const terminal = new Terminal(`pnpm ${command}`, (own ?? copy).dir);
    await waitForStart(terminal);
    await terminal.waitFor(printed);
    terminal.press(CTRL_C);
    expect(await terminal.exitCode(), terminal.output).toBe(130);
    await expect.poll(() => terminal.running(), { timeout: 10_000 }).toEqual([]);
  });

  it("with Ctrl-C keeps the shell from running the command after `&&`", async () => {
    const terminal = new Terminal("pnpm test && echo DEPLOYED", copy.dir);
    await terminal.waitFor(/0:01 /);
    terminal.press(CTRL_C);
    expect(await terminal.exitCode()).toBe(130);
    expect(terminal.output).not.toContain("DEPLOYED");
  });

  it.each([
    ["start --port 0", "serving", SERVING],
    ["test", "testing", /\d+ test files/],
  ] as const)("by a closed terminal ends `pnpm %s` while it is %s", async (command, _phase, printed) => {
    const terminal = new Terminal(`pnpm ${command}`, copy.dir);
    await terminal.waitFor(printed);
    await terminal.close();
    await expect.poll(() => terminal.running(), { timeout: 20_000 }).toEqual([]);
  });

  it.each(["SIGTERM", "SIGKILL"] as const)("by %s ends the processes that the command started", async (signal) => {
    for (const [command, printed] of [
      ["start --port 0", SERVING],
      ["test", /\d+ test files/],
    ] as const) {
      const terminal = new Terminal(`pnpm ${command}`, copy.dir);
      await terminal.waitFor(printed);
      terminal.kill("main.mjs", signal);
      await terminal.exitCode();
      await expect.poll(() => terminal.running(), { timeout: 20_000 }).toEqual([]);
    }
  });
});
