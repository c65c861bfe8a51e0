import { describe, expect, it } from "vitest";
import type { Change } from "../model/changes.ts";
import { applyApprovals, parseApprovals } from "./approvals.ts";

const at = { file: "openapi.yaml", line: 1, column: 1 };
const broken: Change = {
  kind: "operation-removed",
  impact: "major",
  summary: "GET /a: this operation is gone.",
  sentence: "This operation is gone.",
  operations: ["GET /a"],
  at: { ...at, side: "base" },
  near: at,
  fingerprint: "aaaaaaaaaaaa",
};
const approvals = (change: string, version = "2.0.0") =>
  parseApprovals(
    `approvals:\n  - change: ${change}\n    reason: Nobody calls it.\n    version: ${version}\n`,
    "approvals.yaml",
  );

describe("parseApprovals", () => {
  it("reads a fingerprint of digits as a text", () => {
    expect(approvals("000000000012")[0]?.change).toBe("000000000012");
  });

  it.each(["", "approvals:\n", "approvals: []\n", "# Nothing.\n"])("takes %j for none", (text) => {
    expect(parseApprovals(text, "approvals.yaml")).toEqual([]);
  });

  it.each([
    ["no reason", "approvals:\n  - change: a\n    version: 2.0.0\n", "approvals.yaml:2:5: the approval has no reason"],
    [
      "an empty reason",
      "approvals:\n  - change: a\n    reason: ''\n    version: 2.0.0\n",
      "the approval has no reason",
    ],
    [
      "a reason that nobody filled in",
      "approvals:\n  - change: a\n    reason: Why consumers have to bear it.\n    version: 2.0.0\n",
      "the approval has no reason",
    ],
    ["another shape", "skip: all\n", "approvals.yaml:1:1: there is no list of approvals"],
    ["broken YAML", "approvals: [", "approvals.yaml:1:13: "],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseApprovals(text, "approvals.yaml")).toThrow(message);
  });
});

describe("applyApprovals", () => {
  it("approves the break that it names, in its version", () => {
    expect(applyApprovals(approvals("aaaaaaaaaaaa"), [broken], "2.0.0").of.get("aaaaaaaaaaaa")?.reason).toBe(
      "Nobody calls it.",
    );
  });

  it("is an error when it matches nothing", () => {
    expect(applyApprovals(approvals("bbbbbbbbbbbb"), [broken], "2.0.0").problems).toHaveLength(1);
  });

  it("is a record once it is in the base", () => {
    const old = approvals("bbbbbbbbbbbb").map((approval) => ({ ...approval, isSpent: true }));
    expect(applyApprovals(old, [], "2.0.0").problems).toEqual([]);
  });

  it("does not approve the same break again in a later version", () => {
    const old = approvals("aaaaaaaaaaaa").map((approval) => ({ ...approval, isSpent: true }));
    const { of, problems } = applyApprovals(old, [broken], "3.0.0");
    expect([...of]).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});
