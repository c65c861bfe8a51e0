import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterRows, nextSort, type SortColumn, sortRows } from "./arrange.ts";
import { type NumberRow, toRow } from "./row.ts";

const NUMBERS = ["+12025550123", "+442079460958", "+493023125042", "+46701740637", "+18005550199"];
const COLUMNS: readonly SortColumn[] = ["phoneNumber", "countryName", "label", "registered"];

const row = fc
  .record({
    phoneNumber: fc.constantFrom(...NUMBERS),
    label: fc.option(fc.constantFrom("Support", "support 2", "Support 10", "Zürich", ""), { nil: undefined }),
    createdAt: fc.constantFrom("2026-01-02T00:00:00Z", "2026-01-01T23:00:00-05:00", "2025-12-31T00:00:00Z", "no time"),
  })
  .map(({ label, ...rest }) => toRow({ ...rest, ...(label !== undefined && { label }) }, ""));
const rows = fc.array(row, { maxLength: 30 });

const isMissing = (value: unknown): boolean => value === "" || Number.isNaN(value);

describe("sorting", () => {
  it("keeps all rows, puts rows without a value last, and is stable", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...COLUMNS), (given, column) => {
        for (const direction of ["ascending", "descending"] as const) {
          const sorted = sortRows(given, { column, direction });
          expect(new Set(sorted)).toEqual(new Set(given));
          const values = sorted.map((each) => each[column]);
          expect(values.slice(values.findIndex(isMissing)).every(isMissing) || !values.some(isMissing)).toBe(true);
          const equal = Map.groupBy(sorted, (each) => each[column]);
          for (const group of equal.values()) {
            const places = group.map((each) => given.indexOf(each));
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
        }
      }),
    );
  });

  it("compares points in time, and numbers in texts by value", () => {
    const at = (createdAt: string, label: string): NumberRow =>
      toRow({ phoneNumber: "+12025550123", label, createdAt }, "");
    const given = [at("2026-01-01T23:00:00-05:00", "Line 10"), at("2026-01-02T03:00:00Z", "line 2")];
    const sorted = (column: SortColumn): string[] =>
      sortRows(given, { column, direction: "ascending" }).map(({ label }) => label);
    expect(sorted("registered")).toEqual(["line 2", "Line 10"]);
    expect(sorted("label")).toEqual(["line 2", "Line 10"]);
  });

  it("goes from ascending to descending to the order of the API", () => {
    const up = nextSort(undefined, "label");
    const down = nextSort(up, "label");
    expect([up?.direction, down?.direction, nextSort(down, "label")]).toEqual(["ascending", "descending", undefined]);
    expect(nextSort(down, "registered")).toEqual({ column: "registered", direction: "ascending" });
  });
});

describe("filtering", () => {
  it("keeps the order and finds a number in any format", () => {
    fc.assert(
      fc.property(rows, (given) => {
        for (const { phoneNumber, national, international } of given) {
          for (const text of [phoneNumber, national, international, phoneNumber.slice(2, 8)]) {
            const found = filterRows(given, text);
            expect(found).toEqual(given.filter((each) => found.includes(each)));
            expect(found.some((each) => each.phoneNumber === phoneNumber)).toBe(true);
          }
        }
      }),
    );
  });

  it("returns all rows for an empty text", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("", "  "), (given, text) => {
        expect(filterRows(given, text)).toEqual(given);
      }),
    );
  });

  it("finds rows with every word, ignoring case and accents", () => {
    const given = [
      toRow({ phoneNumber: "+493023125042", label: "Zürich office", createdAt: "" }, ""),
      toRow({ phoneNumber: "+46701740637", label: "Office", createdAt: "" }, ""),
    ];
    const found = (text: string): string[] => filterRows(given, text).map(({ phoneNumber }) => phoneNumber);
    expect(found("zurich")).toEqual(["+493023125042"]);
    expect(found("office sweden")).toEqual(["+46701740637"]);
    expect(found("office 2312")).toEqual(["+493023125042"]);
    expect(found("OFFICE")).toHaveLength(2);
    expect(found("nothing")).toEqual([]);
  });
});
