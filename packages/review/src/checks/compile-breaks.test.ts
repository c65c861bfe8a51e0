import { describe, expect, it } from "vitest";
import type { Change } from "../model/changes.ts";
import { compileBreaks } from "./compile.ts";

const error = { file: "packages/client/src/read.ts", line: 3, message: "Property 'a' does not exist on type 'B'." };
const at = { file: "openapi.yaml", line: 1, column: 1 };
const change = (impact: Change["impact"]): Change => ({
  kind: "property-added",
  impact,
  summary: "",
  sentence: "",
  operations: [],
  at: { ...at, side: "head" },
  near: at,
  fingerprint: "aaaaaaaaaaaa",
});

describe("code of consumers that no longer compiles", () => {
  it("is a break that no rule saw, with its place in the code", () => {
    expect(compileBreaks([error], [change("minor")])).toMatchObject([
      {
        kind: "compile-break",
        impact: "major",
        at: { file: error.file, line: 3 },
        sentence: expect.stringContaining(error.message),
      },
    ]);
  });

  it("is the consequence of a break found by a rule, and needs no separate approval", () => {
    expect(compileBreaks([error], [change("major")])).toEqual([]);
  });

  it("keeps its fingerprint when the code moves", () => {
    const [first] = compileBreaks([error], []);
    const [second] = compileBreaks([{ ...error, line: 9 }], []);
    expect(first?.fingerprint).toBe(second?.fingerprint);
  });
});
