import { type Change, fingerprintOf } from "../model/changes.ts";
import type { CompileError } from "./compile.ts";

/**
 * Breaks that only the compiler finds. Code that no longer compiles because of a break found by a rule is shown as its
 * consequence and needs no separate approval.
 */
export function compileBreaks(errors: readonly CompileError[], found: readonly Change[]): Change[] {
  if (found.some(({ impact }) => impact === "major")) return [];
  return errors.map(({ file, line, message }) => {
    const sentence = `Code that was written for the contract no longer compiles: ${message}`;
    const at = { file, line, column: 1 };
    return {
      kind: "compile-break",
      impact: "major",
      sentence,
      summary: sentence,
      operations: [],
      at: { ...at, side: "head" },
      near: at,
      fingerprint: fingerprintOf(`compile ${file} ${message}`),
    };
  });
}
