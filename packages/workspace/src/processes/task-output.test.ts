import { describe, expect, it } from "vitest";
import { readTaskLine, withPathsFromRoot } from "./task-output.ts";

const folders = new Map([["@numbers-api/client", "packages/client"]]);
const read = (line: string): ReturnType<typeof readTaskLine> => readTaskLine(line, folders);

describe("a line of turbo", () => {
  it("has the package, the task and the text", () => {
    const line = { folder: "packages/client", task: "test:runtimes", text: "3 passed: all of them" };
    expect(read("@numbers-api/client:test:runtimes: 3 passed: all of them")).toEqual(line);
    expect(read("//:lint:code: Checked 3 files")).toEqual({ folder: "", task: "lint:code", text: "Checked 3 files" });
    expect(read("@numbers-api/client:test:")).toMatchObject({ task: "test", text: "" });
  });

  it.each([
    "   • Running generate in 8 packages",
    "@numbers-api/client:test: cache miss, executing 69088f66cd1a09fb",
    "@numbers-api/client:test: $ vitest run",
    "@numbers-api/client:test: [ELIFECYCLE] Command failed with exit code 1.",
    "@numbers-api/client#test:  ERROR  command (/packages/client) pnpm run test exited (1)",
    " Tasks:    0 successful, 2 total",
  ])("that turbo or pnpm wrote itself is none of a task: %s", (line) => {
    expect(read(line)).toBeUndefined();
  });
});

describe("paths in the output of a task", () => {
  const rewrite = (text: string): string => withPathsFromRoot(text, "packages/client", (file) => !/missing/.test(file));

  it.each([
    ["src/sender.ts(19,39): error TS2339", "packages/client/src/sender.ts(19,39): error TS2339"],
    ["../../spec/openapi.yaml:62:19: wrong", "spec/openapi.yaml:62:19: wrong"],
    [
      " ✓\u001b[39m \u001b[2mtest/a.test.ts\u001b[22m (2 tests)",
      " ✓\u001b[39m \u001b[2mpackages/client/test/a.test.ts\u001b[22m (2 tests)",
    ],
    ["tsdown.config.ts:3:1 wrong", "packages/client/tsdown.config.ts:3:1 wrong"],
  ])("begin at the root of the repository: %j", (text, expected) => {
    expect(rewrite(text)).toBe(expected);
  });

  it.each([
    "src/missing.ts:1",
    "/etc/hosts",
    "see https://example.com/a/b.html",
    "version 1.2.3",
    "a sentence. Another",
  ])("stay as they are where they are no files of the package: %j", (text) => {
    expect(rewrite(text)).toBe(text);
  });
});
