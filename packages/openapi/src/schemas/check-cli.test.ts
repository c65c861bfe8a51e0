import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = (...args: string[]): { status: number | null; output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/schemas/check-cli.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
};

describe("the check of the contract", () => {
  it("exits with 0 and says what holds", () => {
    expect(run()).toEqual({ status: 0, output: "Every schema compiles, and every example satisfies its schema.\n" });
  });

  it.each(["holes.yaml", "broken.yaml", "unresolved.yaml", "missing.yaml"])(
    "exits with 1 and a line each for %s",
    (file) => {
      const { status, output } = run(`test/fixtures/${file}`);
      expect(status).toBe(1);
      for (const line of output.trimEnd().split("\n")) expect(line).toMatch(/^\S+:\d+:\d+: .+\.$/);
    },
  );
});
