// Each rule has a folder of its name in fixtures/. In fail.yaml, the comment on a wrong line is the linter's message.
// pass.yaml is valid.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createConfig, getLineColLocation, lint } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { rules as general } from "../src/general/rules.ts";
import { rules as own } from "../src/numbers/rules.ts";

const plugins = ["general", "numbers"].map((folder) =>
  fileURLToPath(new URL(`../src/${folder}/plugin.mjs`, import.meta.url)),
);
const rules = { ...general, ...own };
const idOf = (rule: string): string => `${rule in own ? "numbers" : "contract"}/${rule}`;
const fixture = (rule: string, name: string): string =>
  fileURLToPath(new URL(`fixtures/${rule}/${name}.yaml`, import.meta.url));

/** Problems with this one rule switched on, with their lines. */
async function report(rule: string, name: string): Promise<string[]> {
  const config = await createConfig({ plugins, rules: { [idOf(rule)]: "error" } });
  const problems = await lint({ ref: fixture(rule, name), config });
  return problems
    .map(({ location: [location], message, ruleId }) => {
      const { start } = location ? getLineColLocation(location) : { start: { line: 0 } };
      return { line: start.line, text: `${ruleId} ${start.line}: ${message}` };
    })
    .sort((one, other) => one.line - other.line)
    .map(({ text }) => text);
}

/** Comments of a fixture. */
function expected(rule: string, name: string): string[] {
  const lines = readFileSync(fixture(rule, name), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const [, message] = line.match(/\S.* # (.+)$/) ?? [];
    return message ? [`${idOf(rule)} ${index + 1}: ${message}`] : [];
  });
}

describe.each(Object.keys(rules))("the rule %s", (rule) => {
  it("finds no problem in a right contract", async () => {
    expect(await report(rule, "pass")).toEqual([]);
  });

  it("points at each wrong line with a remedy", async () => {
    expect(expected(rule, "fail")).not.toEqual([]);
    expect(await report(rule, "fail")).toEqual(expected(rule, "fail"));
  });
});

describe("the fixtures", () => {
  it("belong to the rules, one folder each", () => {
    const folders = readdirSync(fileURLToPath(new URL("fixtures", import.meta.url)));
    expect(folders.sort()).toEqual(Object.keys(rules).sort());
  });
});
