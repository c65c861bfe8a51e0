import type { Config } from "@redocly/openapi-core";
import type { LintProblem } from "./problems.ts";

/** Records problems in the ignore file next to the configuration, so that only new ones are reported. */
export function recordProblems(problems: readonly LintProblem[], config: Config): void {
  for (const { rule, recordedAs } of problems) {
    config.ignore[recordedAs.file] ??= {};
    const byRule = config.ignore[recordedAs.file] ?? {};
    byRule[rule] ??= new Set();
    byRule[rule].add(recordedAs.pointer);
  }
  config.saveIgnore();
}
