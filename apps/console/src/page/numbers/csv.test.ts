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
    if (whole === undefined) throw new Error(`This is no CSV: ${rest}`);
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    rest = rest.slice(whole.length);
    if (end === "\r\n" && rest !== "") records.push([]);
  }
  return records;
}

describe("the CSV", () => {
  it("has a line of names and a line for each number", () => {
    expect(parse(toCsv([rowWith("Support")]))).toEqual([
      ["phoneNumber", "country", "label", "createdAt"],
      ["+12025550123", "US", "Support", "2026-09-14T08:21:37Z"],
    ]);
  });

  it("gives every label back as it was, but for a mark before what a spreadsheet would calculate", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (labels) => {
        const [, ...records] = parse(toCsv(labels.map(rowWith)));
        expect(records.map(([, , label]) => label?.replace(/^'/, ""))).toEqual(
          labels.map((label) => label.replace(/^'/, "")),
        );
      }),
    );
  });

  it("has no field that a spreadsheet would calculate", () => {
    const beginning = fc.constantFrom("=", "+", "-", "@", "\t=", " =", "\r", "\n@", "＝", "＋");
    fc.assert(
      fc.property(beginning, fc.string(), (first, rest) => {
        const [, record = []] = parse(toCsv([rowWith(first + rest)]));
        expect(record[2]).toBe(`'${first}${rest}`);
      }),
    );
  });
});
