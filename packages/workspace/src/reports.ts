import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** How many tests passed and failed, over all packages. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

const REPORTS = "{spec,packages/*,apps/*}/reports/*.json";

/** The part of Vitest's JSON report that is read here. */
interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Removes the reports of earlier runs, so that none of them is counted; turbo brings a cached one back. */
export function removeReports(root: string): void {
  for (const file of globSync(REPORTS, { cwd: root })) rmSync(join(root, file));
}

/** Adds up the reports that the packages left. A test file that could not run counts as one failed test. */
export function countTests(root: string): Totals {
  const files = globSync(REPORTS, { cwd: root });
  return addTotals(files.map((file) => countReport(JSON.parse(readFileSync(join(root, file), "utf8")))));
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
