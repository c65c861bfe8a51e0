import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readReport } from "./comment.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "review-report-"));
  file = join(folder, "review.md");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the report of an artifact", () => {
  it("is a plain file", async () => {
    writeFileSync(file, "## NONE");
    expect(await readReport(file)).toBe("## NONE");
  });

  it.runIf(process.platform !== "win32").each([
    ["nothing", () => {}],
    ["a folder", () => mkdirSync(file)],
    ["a link", () => symlinkSync("/etc/hostname", file)],
    ["a named pipe", () => execFileSync("mkfifo", [file])],
    ["a huge file", () => writeFileSync(file, "x".repeat(1_000_001))],
    [
      "one of several files",
      () => {
        writeFileSync(file, "## NONE");
        writeFileSync(join(folder, "cli.ts"), "");
      },
    ],
  ])("is not %s", async (_, make) => {
    make();
    expect(await readReport(file)).toBeUndefined();
  });
});
