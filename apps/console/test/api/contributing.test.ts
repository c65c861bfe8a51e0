// CONTRIBUTING.md shows three edits of the contract with the output of the review: both are taken from there.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyRepository } from "@numbers-api/workspace/copy";
import { root } from "@numbers-api/workspace/root";
import { describe, expect, it } from "vitest";

const guide = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
/** Contract with the operation of the guide alone, which is the first one. */
const contract = readFileSync(join(root, "spec/openapi.yaml"), "utf8").replace(
  /(\npaths:\n {2}\/numbers\/list:\n(?: {4}.*\n|\n)*)[\s\S]*?(\ncomponents:\n)/,
  (_, list: string, components: string) => `${list.trimEnd()}\n${components}`,
);

const shown = guide.matchAll(/```diff\n([\s\S]*?)```\n\n```console\n\$ pnpm spec:review\n([\s\S]*?)```/g);
const edits = [...shown].map(([, edit = "", output = ""]) => ({ edit, output, title: output.split(":")[0] }));

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

  it("shows the output of the review for each", () => {
    using copy = copyRepository();
    const file = join(copy.dir, "spec/openapi.yaml");
    writeFileSync(file, contract);
    copy.commit();
    for (const { edit, output } of edits) {
      writeFileSync(file, apply(edit));
      const reviewed = copy.run("pnpm", ["--silent", "spec:review", "--base", "HEAD"]);
      expect(reviewed.output).toMatch(asShown(output));
    }
  });
});
