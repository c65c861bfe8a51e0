// Each rule has a folder of its name in fixtures/. In fail.yaml, a comment stands on each wrong line: the message that
// the linter has for it. Of pass.yaml it has nothing to say.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createConfig, getLineColLocation, lint } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { rules } from "../src/index.ts";

const plugin = fileURLToPath(new URL("../src/plugin.mjs", import.meta.url));
const fixture = (rule: string, name: string): string =>
  fileURLToPath(new URL(`fixtures/${rule}/${name}.yaml`, import.meta.url));

/** What the linter reports with this one rule switched on, as it would stand beside the lines. */
async function report(rule: string, name: string): Promise<string[]> {
  const config = await createConfig({ plugins: [plugin], rules: { [`house/${rule}`]: "error" } });
  const problems = await lint({ ref: fixture(rule, name), config });
  return problems
    .map(({ location: [location], message, ruleId }) => {
      const { start } = location ? getLineColLocation(location) : { start: { line: 0 } };
      return { line: start.line, text: `${ruleId} ${start.line}: ${message}` };
    })
    .sort((one, other) => one.line - other.line)
    .map(({ text }) => text);
}

/** What the comments of a fixture say. */
function expected(rule: string, name: string): string[] {
  const lines = readFileSync(fixture(rule, name), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const [, message] = line.match(/\S.* # (.+)$/) ?? [];
    return message ? [`house/${rule} ${index + 1}: ${message}`] : [];
  });
}

describe.each(Object.keys(rules))("the rule %s", (rule) => {
  it("has nothing to say about what is as it should be", async () => {
    expect(await report(rule, "pass")).toEqual([]);
  });

  it("points at each wrong line, and says what to write instead", async () => {
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
