// CONTRIBUTING.md shows three edits of the contract with the output of the review: both are taken from there.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const guide = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
/** Contract with the operation of the guide alone, which is the first one. */
const contract = readFileSync(join(root, "spec/openapi.yaml"), "utf8").replace(
  /(\npaths:\n {2}\/numbers\/list:\n(?: {4}.*\n|\n)*)[\s\S]*?(\ncomponents:\n)/,
  (_, list: string, components: string) => `${list.trimEnd()}\n${components}`,
);

const shown = guide.matchAll(/```diff\n([\s\S]*?)```\n\n```console\n\$ pnpm spec:review\n([\s\S]*?)```/g);
const edits = [...shown].map(([, edit = "", output = ""]) => ({ edit, output, title: output.split(":")[0] }));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "review-contributing-"));
  writeFileSync(join(folder, "base.yaml"), contract);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function apply(edit: string): string {
  const lines = edit.trimEnd().split("\n");
  const side = (mark: string): string =>
    lines
      .filter((line) => line.startsWith(" ") || line.startsWith(mark))
      .map((line) => line.slice(1))
      .join("\n");
  expect(contract.split(side("-")), "the edit fits one place of spec/openapi.yaml").toHaveLength(2);
  return contract.replace(side("-"), side("+"));
}

/** Output in the form of the guide: `…` replaces further lines, and consumers' code may move. */
function asShown(output: string): RegExp {
  const lines = output.split("\n").map((line) => {
    if (line === "  …") return "(?:  .*\\n)*";
    const [, before] = /^(.* \((?:packages|apps)\/\S+:)\d+\)$/.exec(line) ?? [];
    return before ? `${RegExp.escape(before)}\\d+\\)\\n` : `${RegExp.escape(line)}\\n`;
  });
  return new RegExp(`^${lines.join("").replace(/\\n$/, "")}$`);
}

describe("the guide for contributors", { timeout: 300_000 }, () => {
  it("shows a harmless, a minor and a breaking edit", () => {
    expect(edits.map(({ title }) => title)).toEqual(["NONE", "MINOR", "MAJOR"]);
  });

  it.each(edits)("shows the output of the review for the $title one", ({ edit, output }) => {
    writeFileSync(join(folder, "head.yaml"), apply(edit));
    const args = [join(root, "packages/review/src/cli.ts"), "--base", "base.yaml", "--head", "head.yaml"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    // In the guide, both files have the same path.
    expect(stdout.replaceAll(/\b(base|head)\.yaml/g, "spec/openapi.yaml")).toMatch(asShown(output));
  });
});
