// Ctrl-C and SIGTERM end all processes of a review and remove its files.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
/** Entry of the root commands: `pnpm spec:review` runs the program below it. */
const main = fileURLToPath(new URL("../../../workspace/src/main.mjs", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "interrupt-"));
  for (const name of ["repository", "bin", "temporary"]) mkdirSync(join(folder, name));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, "run", join(source, "cli.ts"), ...args], {
    env: {
      ...process.env,
      PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}`,
      TMPDIR: join(folder, "temporary"),
      NODE_COMPILE_CACHE: join(folder, "compiled"),
    },
  });
}

/** Review in a separate repository whose git never finishes writing the files of a revision. */
function startReview(): ChildProcess {
  const cwd = join(folder, "repository");
  writeFileSync(join(cwd, "openapi.yaml"), "openapi: 3.1.0\ninfo: { title: It, version: 1.0.0 }\npaths: {}\n");
  const author = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"];
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    [...author, "commit", "-q", "-m", "It"],
  ]) {
    execFileSync("git", args, { cwd });
  }
  const git = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
  writeFileSync(
    join(folder, "bin", "git"),
    `#!/usr/bin/env bash
case "$*" in
  *checkout-index*) echo $$ > "${folder}/draft"; mv "${folder}/draft" "${folder}/pid"; exec sleep 600 ;;
esac
exec "${git}" "$@"
`,
    { mode: 0o755 },
  );
  return start("--base", "HEAD", "--head", join(cwd, "openapi.yaml"));
}

/** Review of one operation whose schemas take minutes to compare. */
function startLongReview(): ChildProcess {
  const size = 60;
  const schemas = (type: string) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, own) => {
        const branches = Array.from({ length: size }, (_, index) => ({
          properties: { next: { $ref: `#/components/schemas/C${(own + index) % size}` }, x: { type } },
        }));
        return [`C${own}`, { type: "object", properties: { n: { oneOf: branches } } }];
      }),
    );
  const content = { "application/json": { schema: { $ref: "#/components/schemas/C0" } } };
  const whole = (type: string) => ({
    ...{ openapi: "3.1.0", info: { title: "A", version: "1.0.0" }, components: { schemas: schemas(type) } },
    paths: { "/a": { get: { responses: { "200": { description: "It.", content } } } } },
  });
  const files = ["string", "integer"].map((type) => {
    writeFileSync(join(folder, `${type}.json`), JSON.stringify(whole(type)));
    return join(folder, `${type}.json`);
  });
  return start("--base", files[0] ?? "", "--head", files[1] ?? "");
}

/** Seconds of CPU time that the children of a process have used. */
function secondsBelow(parent: number | undefined): number {
  const lines = execFileSync("ps", ["-A", "-o", "ppid=,time="], { encoding: "utf8" }).trim().split("\n");
  const times = lines.flatMap((line) => {
    const [ppid, time = ""] = line.trim().split(/\s+/);
    return Number(ppid) === parent ? [time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0)] : [];
  });
  return Math.max(0, ...times);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a review that is interrupted", () => {
  // The replacement programs are shell scripts.
  it.runIf(process.platform !== "win32").each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "by %s ends what it has started, removes what it has written, and exits with %i",
    async (signal, code) => {
      const review = startReview();
      const ended = once(review, "exit");
      await expect.poll(() => existsSync(join(folder, "pid")), { timeout: 60_000 }).toBe(true);
      const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
      expect(isRunning(pid)).toBe(true);
      expect(readdirSync(join(folder, "temporary"))).toHaveLength(1);
      review.kill(signal);
      expect((await ended)[0]).toBe(code);
      await expect.poll(() => isRunning(pid), { timeout: 60_000 }).toBe(false);
      expect(readdirSync(join(folder, "temporary"))).toEqual([]);
    },
  );

  it.runIf(process.platform !== "win32")("ends in the middle of a long comparison", async () => {
    const review = startLongReview();
    const ended = once(review, "exit");
    await expect.poll(() => secondsBelow(review.pid), { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
    review.kill("SIGINT");
    expect((await ended)[0]).toBe(130);
    expect(readdirSync(join(folder, "temporary"))).toEqual([]);
  });

  it("starts processes and creates folders in one module only", () => {
    const unknown = globSync("**/*.ts", { cwd: source })
      .filter((file) => !file.endsWith(".test.ts"))
      .filter((file) => /node:child_process|mkdtemp/.test(readFileSync(join(source, file), "utf8")));
    expect(unknown.sort()).toEqual([join("inputs", "programs.ts")]);
  });
});
