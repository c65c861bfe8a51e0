import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../openapi", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "numbers-docs-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["../docs/src/cli.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

describe("spec:docs", () => {
  it("writes the page to the given file and creates its folder", () => {
    const out = join(folder, "new", "index.html");
    expect(run("fixture/openapi.yaml", "--out", out)).toMatchObject({
      status: 0,
      output: expect.stringContaining("index.html"),
    });
    expect(readFileSync(out, "utf8")).toMatch(/^<!doctype html>[\s\S]*<title>Numbers API<\/title>/);
  });

  it("documents another contract", () => {
    const out = join(folder, "split.html");
    expect(run("test/fixtures/split/openapi.yaml", "--out", out).status).toBe(0);
    expect(readFileSync(out, "utf8")).toContain("Thing");
  });

  it("reports an error of the contract in one line", () => {
    const { status, output } = run("test/fixtures/unresolved.yaml", "--out", join(folder, "none.html"));
    expect(status).toBe(1);
    expect(output).toMatch(/^test\/fixtures\/unresolved\.yaml:9:11: .+\n$/);
  });

  it.each([[["--put", "x"]], [["one.yaml", "two.yaml"]], [["--out"]], [["--out", folder]]])(
    "refuses %j and points to the help",
    (args) => {
      const { status, output } = run(...args);
      expect(status).toBe(2);
      expect(output).toMatch(/^.+\nSee: pnpm spec:docs --help\n$/);
    },
  );

  it("prints its usage", () => {
    expect(run("--help")).toMatchObject({ status: 0, output: expect.stringMatching(/^Usage: pnpm spec:docs/) });
  });
});
