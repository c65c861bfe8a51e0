// Published versions of public contracts. Each break was compared with the documents by hand, and so was each difference
// from Redocly's diff.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type ReportedChange, reviewFiles } from "../command/documents.ts";
import { agrees, operationOf, type RedoclyBreak, redoclyBreaks } from "./redocly.ts";

interface History {
  readonly base: string;
  readonly head: string;
  /** Number of changes by impact. */
  readonly changes: Readonly<Record<string, number>>;
  /** Breaks by kind. */
  readonly breaks: Readonly<Record<string, number>>;
  /** Breaks that only one of the two finds, with the reason. */
  readonly ours: Readonly<Record<string, string>>;
  readonly theirs: Readonly<Record<string, string>>;
}

const histories = parse(readFileSync(new URL("pairs.yaml", import.meta.url), "utf8")) as readonly History[]; // Ours.

const { resolve } = createRequire(import.meta.url);

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(items, keyOf)].map(([key, own]) => [key, own.length]).sort());
}

describe.each(histories)("$base and $head", ({ base, head, changes, breaks, ours, theirs }) => {
  let found: readonly ReportedChange[] = [];
  let other: readonly RedoclyBreak[] = [];
  beforeAll(async () => {
    found = (await reviewFiles(resolve(base), resolve(head))).changes;
    other = await redoclyBreaks(resolve(base), resolve(head));
  }, 120_000);
  const major = () => found.filter(({ impact }) => impact === "major");

  it("have the changes that a person found", () => {
    expect(countBy(found, ({ impact }) => impact)).toEqual(changes);
    expect(countBy(major(), ({ kind }) => kind)).toEqual(breaks);
  });

  it("have breaks that Redocly's diff finds as well, other than the explained ones", () => {
    const alone = major().filter((change) => !other.some((each) => agrees(each, change)));
    expect([...new Set(alone.map(({ kind }) => kind))].sort()).toEqual(Object.keys(ours).sort());
  });

  it("have no other breaks by Redocly's diff, other than the explained ones", () => {
    const alone = other.filter((each) => !found.some((change) => agrees(each, change)));
    const paths = alone.map((each) => operationOf(each).replace(/^[A-Z]+ /, ""));
    expect([...new Set(paths)].sort()).toEqual(Object.keys(theirs).sort());
  });
});
