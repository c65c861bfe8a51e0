// A break among the hundreds of operations of GitHub's public description is found, with its line.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "@numbers-api/workspace/root";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { githubContract } from "../../src/core/places.ts";

const cli = join(root, "packages/review/src/cli.ts");
const description = githubContract();
const text = readFileSync(description, "utf8");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "review-large-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Report {
  readonly verdict: string;
  readonly changes: readonly {
    summary: string;
    operation: string;
    operations: string[];
    file: string;
    line: number;
    side: string;
  }[];
}

/** Reviews an edit of one line, and returns its line number. */
function plant(from: string, to: string): Report & { planted: number } {
  const offset = text.indexOf(from);
  expect(offset).toBeGreaterThan(0);
  writeFileSync(join(folder, "head.json"), text.slice(0, offset) + to + text.slice(offset + from.length));
  const args = [cli, "--base", description, "--head", "head.json", "--format", "json"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  const lead = from.length - from.trimStart().length;
  return { ...(JSON.parse(stdout) as Report), planted: text.slice(0, offset + lead).split("\n").length };
}

describe("a break in a description of hundreds of operations", { timeout: 120_000 }, () => {
  it("is looked for among more than five hundred", () => {
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> };
    const methods = Object.values(paths).flatMap((item) => Object.keys(item).filter((key) => key !== "parameters"));
    expect(methods.length).toBeGreaterThan(500);
  });

  it("is found where an operation has lost its id", () => {
    const { verdict, changes, planted } = plant('"operationId": "repos/get"', '"operationId": "repos/get-one"');
    expect({ verdict, changes }).toMatchObject({
      verdict: "major",
      changes: [{ operation: "GET /repos/{owner}/{repo}", file: "head.json", line: planted, side: "head" }],
    });
  });

  it("is found once in a schema that many operations share", () => {
    const schema = text.indexOf('"simple-user": {');
    const line = text.slice(schema).match(/"login": \{\s*"type": "string"/)?.[0] ?? "";
    const { verdict, changes } = plant(
      text.slice(schema, text.indexOf(line, schema) + line.length),
      text.slice(schema, text.indexOf(line, schema)) + line.replace("string", "integer"),
    );
    expect(verdict).toBe("major");
    const found = changes.filter(({ file }) => file === "head.json");
    expect(new Set(found.map((change) => change.line)).size).toBe(1);
    expect(Math.max(...found.map(({ operations }) => operations.length))).toBeGreaterThan(50);
    const expected = text.slice(0, text.indexOf('"type"', text.indexOf(line, schema))).split("\n").length;
    expect(found[0]?.line).toBe(expected);
  });
});

/** Versions of GitHub Enterprise Server with their changes by impact, and breaks by kind, read by a person on 2026-11-30. */
const VERSIONS = [
  ["2.18", "2.19", { major: 1, minor: 11, none: 12 }, { "operation-removed": 1 }],
  [
    "2.19",
    "2.20",
    { major: 18, minor: 39, none: 34, patch: 82 },
    { "null-allowed": 11, "operation-id-changed": 5, "property-added-required": 1, "property-removed": 1 },
  ],
  [
    "2.20",
    "2.21",
    { major: 44, minor: 86, none: 24, patch: 36 },
    {
      ...{ "media-type-removed": 1, "null-allowed": 6, "operation-id-changed": 31, "property-became-optional": 2 },
      ...{ "property-removed": 3, "success-added": 1 },
    },
  ],
  ["2.21", "2.22", { major: 8, minor: 103, none: 30 }, { "property-became-required": 1, "property-removed": 7 }],
] as const;

describe("published versions of a description of hundreds of operations", { timeout: 120_000 }, () => {
  it.each(VERSIONS)("%s and %s have the changes that a person found", (before, after, impacts, breaks) => {
    const [base = "", head = ""] = [before, after].map((name) => join(dirname(description), `ghes-${name}.json`));
    const args = [cli, "--base", base, "--head", head, "--format", "json"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
    const { changes } = JSON.parse(stdout) as { changes: readonly { kind: string; impact: string }[] };
    const count = (values: readonly string[]) =>
      Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((each) => each === value).length]));
    expect(count(changes.map(({ impact }) => impact))).toEqual(impacts);
    expect(count(changes.flatMap(({ impact, kind }) => (impact === "major" ? [kind] : [])))).toEqual(breaks);
  });
});
