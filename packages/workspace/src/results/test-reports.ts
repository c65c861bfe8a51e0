import { globSync, readFileSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Numbers of tests over all packages. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** Test that failed, or test file that did not run. */
export interface FailedTest {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly title: string;
  /** First line of the error. */
  readonly message: string;
}

const REPORTS = "{spec,spec/*,packages/*,apps/*}/reports/*.json";

/** Used members of Vitest's JSON report. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Removes the reports of earlier runs, so that they are not counted; turbo restores cached ones. */
export function removeReports(root: string): void {
  for (const file of globSync(REPORTS, { cwd: root })) rmSync(join(root, file));
}

/** Adds up the reports that the packages left. A test file that could not run counts as one failed test. */
export function countTests(root: string): Totals {
  return addTotals(readReports(root).map(countReport));
}

/** Failures in the reports of the packages. */
export function failedTests(root: string): FailedTest[] {
  return readReports(root)
    .flatMap(({ testResults }) => testResults)
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message = "", assertionResults }) => {
      const file = relative(root, name).split(sep).join("/");
      const failed = assertionResults.filter(({ status }) => status === "failed");
      if (failed.length === 0) return [{ file, title: "The file could not run.", message: firstLine(message) }];
      return failed.map(({ fullName = "", failureMessages = [] }) => {
        return { file, title: fullName, message: firstLine(failureMessages[0] ?? "") };
      });
    });
}

function readReports(root: string): Report[] {
  return globSync(REPORTS, { cwd: root }).map((file) => JSON.parse(readFileSync(join(root, file), "utf8")) as Report);
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

function addTotals(totals: readonly Totals[]): Totals {
  return totals.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

function countReport({ testResults }: Report): Totals {
  return addTotals(
    testResults.map(({ status, assertionResults }) => {
      const count = (wanted: string): number => assertionResults.filter((test) => test.status === wanted).length;
      const failed = count("failed");
      return { passed: count("passed"), failed: status === "failed" && failed === 0 ? 1 : failed };
    }),
  );
}
