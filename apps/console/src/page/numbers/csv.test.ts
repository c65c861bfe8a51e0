import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";
import { toRow } from "./row.ts";

const rowWith = (label: string) => toRow({ phoneNumber: "+12025550123", label, createdAt: "2026-09-14T08:21:37Z" }, "");

/** Reads CSV by the grammar of RFC 4180, section 2. */
function parse(csv: string): string[][] {
  const records: string[][] = [[]];
  let rest = csv;
  while (rest !== "") {
    const [whole, quoted, plain = "", end = ""] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`This is not CSV: ${rest}`);
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    rest = rest.slice(whole.length);
    if (end === "\r\n" && rest !== "") records.push([]);
  }
  return records;
}

describe("the CSV", () => {
  it("has a header line and one line per number", () => {
    expect(parse(toCsv([rowWith("Support")]))).toEqual([
      ["phoneNumber", "country", "label", "createdAt"],
      ["+12025550123", "US", "Support", "2026-09-14T08:21:37Z"],
    ]);
  });

  it("preserves labels except for marks before formulas", () => {
    const plain = (label = ""): string => label.replaceAll("'", "");
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (labels) => {
        const [, ...records] = parse(toCsv(labels.map(rowWith)));
        expect(records.map(([, , label]) => plain(label))).toEqual(labels.map(plain));
      }),
    );
  });

  it.for([
    ["=1+1", "'=1+1"],
    [" +1 or more", "' +1 or more"],
    ["＠home", "'＠home"],
    ["\tSupport", "'\tSupport"],
    ["Support;=1+1", "Support;'=1+1"],
    ["Support\n=1+1", "Support\n'=1+1"],
    ["Sales - North; 5 + 5", "Sales - North; 5 + 5"],
    ["+442079460958", "+442079460958"],
  ])("marks formulas and nothing else: %j", ([label = "", written]) => {
    expect(parse(toCsv([rowWith(label)]))[1]?.[2]).toBe(written);
  });

  it("has no formulas for any separator that a spreadsheet may use", () => {
    const pieces = fc.constantFrom(..."=+-@＝＋－＠;|,\t\r\n \"'a");
    fc.assert(
      fc.property(fc.string({ unit: pieces }), (label) => {
        const [, record = []] = parse(toCsv([rowWith(label)]));
        const cells = record[2]?.split(/[;|\t\r\n]/) ?? [];
        expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
        expect(record[2]).not.toMatch(/^[\t\r\n]/);
      }),
    );
  });
});
