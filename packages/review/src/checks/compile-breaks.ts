import { type Change, fingerprintOf } from "../model/changes.ts";
import type { CompileError } from "./compile.ts";

/**
 * Breaks that only the compiler sees. Where a rule found a break, code that no longer compiles is its consequence: it is
 * shown, and needs no approval of its own.
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
