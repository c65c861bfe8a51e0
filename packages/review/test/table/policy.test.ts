// Verdict of each row of the table in REVIEW.md.
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { IMPACTS, KINDS } from "../../src/kinds/kinds.ts";
import { reviewDocuments } from "../command/documents.ts";
import { withTable } from "./markdown-table.ts";
import { changesOf, chapters, documentOf } from "./table.ts";

describe.each(chapters)("$title", ({ at, cases }) => {
  const rows = cases.flatMap((row) =>
    (["request", "response"] as const).flatMap((direction) => {
      const expected = row[direction];
      return expected ? [{ ...row, direction, expected }] : [];
    }),
  );

  it.each(rows)(
    "$title: $expected in a $direction",
    async ({ kind, webhook, direction, expected, version, before, after }) => {
      const pair = [documentOf(at, before, direction, version), documentOf(at, after, direction, version)] as const;
      const { verdict, changes } = await reviewDocuments(...pair);
      const wanted = direction === "response" && at !== "schema" ? (webhook ?? kind) : kind;
      expect(changes.map((change) => change.kind)).toContain(wanted);
      expect({ verdict, summaries: changes.map(({ summary }) => summary) }).toMatchObject({ verdict: expected });
    },
  );

  it.each(cases)("$title: nothing when nothing changes", ({ before, version }) => {
    for (const direction of ["request", "response"] as const) {
      const document = documentOf(at, before, direction, version);
      expect(changesOf(document, structuredClone(document))).toEqual([]);
    }
  });
});

describe("the kinds of change", () => {
  it.each(Object.entries(KINDS))("%s has two impacts and a sentence", (_, { request, response, sentence }) => {
    for (const impact of [request, response]) expect(IMPACTS).toContain(impact);
    expect(sentence).toMatch(/^(?:[^{}.]|\{(?:place|member|it|name|before|after)\})+$/);
  });
});

describe("the table", () => {
  it("is documented in REVIEW.md as tested", async () => {
    const text = await readFile(new URL("../../REVIEW.md", import.meta.url), "utf8");
    expect(text, "run pnpm review:table in packages/review").toBe(withTable(text, chapters));
  });

  it("has at least a hundred rows", () => {
    expect(chapters.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(100);
  });

  it("has a row for every kind of change that documents can show", () => {
    const shown = new Set(chapters.flatMap(({ cases }) => cases.flatMap(({ kind, webhook }) => [kind, webhook])));
    const others = ["compile-break"];
    expect(
      Object.keys(KINDS).filter((kind) => !shown.has(kind as keyof typeof KINDS) && !others.includes(kind)),
    ).toEqual([]);
  });
});
