// Text from strangers must not cost more than its length: one request with 15,000 spaces once took seconds.
import { check } from "recheck";
import ts from "typescript-5";
import { expect, it, vi } from "vitest";
import { sourceFiles, visit } from "./support/source-files.ts";

/** Code that reads requests, responses and contracts. */
const FOLDERS = ["apps/mock/src/", "packages/openapi/src/", "packages/http/src/", "packages/client/src/"];

/** Expressions that recheck does not call linear, with the reason why they may stay. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "/^(.*?)\\s*[×x*]\\s*(\\d{1,6})$/": "reads a line that a person types on the mock's page",
};

// Its other backends are programs of their own.
vi.stubEnv("RECHECK_BACKEND", "pure");

/** Regular expressions of the code, each once, with a file that has it. */
function literals(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, isTest, tree } of sourceFiles()) {
    if (isTest || !FOLDERS.some((folder) => path.startsWith(folder))) continue;
    visit(tree, (node) => {
      if (ts.isRegularExpressionLiteral(node)) found.set(node.text, path);
    });
  }
  return found;
}

/** Without limits of time, which let the verdict depend on the load. */
const UNHURRIED = { timeout: null, incubationTimeout: null, mutationTimeout: null, attackTimeout: null } as const;

async function isLinear(literal: string): Promise<boolean> {
  const end = literal.lastIndexOf("/");
  const judge = async (checker: "automaton" | "fuzz") =>
    (await check(literal.slice(1, end), literal.slice(end + 1), { ...UNHURRIED, checker })).status;
  const proven = await judge("automaton");
  // It cannot judge assertions.
  return (proven === "unknown" ? await judge("fuzz") : proven) === "safe";
}

it("notices regular expressions whose work grows faster than the text", async () => {
  expect(await isLinear("/^\\s+$/")).toBe(true);
  expect(await isLinear("/\\s+$/")).toBe(false);
  expect(await isLinear("/^(a+)+$/")).toBe(false);
});

it("reads text from strangers with linear regular expressions", { timeout: 300_000 }, async () => {
  const found = literals();
  expect(found.size).toBeGreaterThan(100);
  const problems: string[] = [];
  for (const [literal, path] of found) {
    if (!(literal in EXCEPTIONS) && !(await isLinear(literal))) problems.push(`${path}: ${literal}`);
  }
  expect(problems).toEqual([]);
});

it("has no exception that is not needed", async () => {
  const found = literals();
  for (const literal of Object.keys(EXCEPTIONS)) {
    expect([...found.keys()]).toContain(literal);
    expect(await isLinear(literal)).toBe(false);
  }
});
