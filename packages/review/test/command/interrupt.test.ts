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

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "interrupt-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Review in a separate repository whose git never finishes writing the files of a revision. */
function startReview(): ChildProcess {
  for (const name of ["repository", "bin", "temporary"]) mkdirSync(join(folder, name));
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
  return spawn(process.execPath, [join(source, "cli.ts"), "--base", "HEAD", "--head", "openapi.yaml"], {
    cwd,
    env: {
      ...process.env,
      PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}`,
      TMPDIR: join(folder, "temporary"),
    },
  });
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

  it("starts processes and creates folders in two modules only", () => {
    const unknown = globSync("**/*.ts", { cwd: source })
      .filter((file) => !file.endsWith(".test.ts"))
      .filter((file) => /node:child_process|mkdtemp/.test(readFileSync(join(source, file), "utf8")));
    expect(unknown.sort()).toEqual([join("inputs", "folder.ts"), join("inputs", "run.ts")]);
  });
});
