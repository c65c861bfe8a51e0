import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failedTasks, removeSummaries } from "./task-summaries.ts";
import { countTests, removeReports } from "./test-reports.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "totals-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: object): void {
  mkdirSync(join(root, file, ".."), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify(content));
}

const suite = (status: string, ...tests: string[]): object => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe("the totals", () => {
  it("add up the reports of all packages", () => {
    write("spec/reports/tests.json", { testResults: [suite("passed", "passed", "passed")] });
    write("packages/client/reports/tests.json", { testResults: [suite("failed", "passed", "failed")] });
    write("packages/client/reports/runtimes.json", { testResults: [suite("passed", "passed")] });
    write("apps/mock/reports/tests.json", { testResults: [suite("passed", "passed"), suite("passed", "passed")] });
    expect(countTests(root)).toEqual({ passed: 6, failed: 1 });
  });

  it("count a file that could not run as one failure", () => {
    write("spec/reports/tests.json", { testResults: [suite("failed")] });
    expect(countTests(root)).toEqual({ passed: 0, failed: 1 });
  });

  it("forget the reports of earlier runs", () => {
    write("spec/reports/tests.json", { testResults: [suite("passed", "passed")] });
    removeReports(root);
    expect(countTests(root)).toEqual({ passed: 0, failed: 0 });
  });
});

describe("the failed tasks", () => {
  it("are those that ended with another code than 0", () => {
    const tasks = [
      { taskId: "a#lint", execution: { exitCode: 1 } },
      { taskId: "b#lint", execution: { exitCode: 0 } },
      { taskId: "c#transit" },
    ];
    write(".turbo/runs/1.json", { tasks });
    expect(failedTasks(root)).toEqual(["a#lint"]);
    removeSummaries(root);
    expect(failedTasks(root)).toEqual([]);
  });
});
