import type { Review } from "../review.ts";

/** Formats the review for programs. */
export function formatJson({
  verdict,
  passes,
  version,
  changes,
  approved,
  types,
  lines,
  lint,
  notes,
  obstacles,
  skipped,
}: Review): string {
  const report = {
    verdict,
    passes,
    version: { base: version.before ?? null, head: version.after, needed: version.needed ?? null, ok: version.ok },
    changes: changes.map(({ kind, impact, summary, operations, at, fingerprint }) => ({
      kind,
      impact,
      summary,
      operation: operations[0] ?? null,
      operations,
      file: at.file,
      line: at.line,
      column: at.column,
      side: at.side,
      fingerprint,
      approved: approved.of.get(fingerprint)?.reason ?? null,
    })),
    approvals: approved.problems,
    operations: lines,
    types: types.diff,
    compile: types.errors,
    lint,
    notes: [...obstacles, ...notes],
    notChecked: skipped,
  };
  return JSON.stringify(report, null, 2);
}
