import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digitsAsNumber, isReserved, phoneNumbersIn } from "./phone-numbers.ts";

describe("phoneNumbersIn", () => {
  it.each([
    ["Call +1 (212) 736-5000.", "+12127365000"],
    ["+49\u00a030\u00a0901820", "+4930901820"],
    ["+44\u200920\u20097925\u20090918", "+442079250918"],
    ["+49 (30) 901820", "+4930901820"],
    ["+49-30-901820", "+4930901820"],
    ["+493\u202f0901820", "+4930901820"],
    ["00 49 30 90 18 20", "+4930901820"],
    ["(212)736-5000", "+12127365000"],
    ["Fax: 0 30/90 18 20", "+030901820"],
    ["+33\u202f1\u202f42\u202f68\u202f53\u202f00", "+33142685300"],
    ["+49/30/901820", "+4930901820"],
    ["+49 (0)30 / 90 18 20", "+4930901820"],
    ["+49.30.901820", "+4930901820"],
    ["+49\u201130\u2011901820", "+4930901820"],
    ["+44 20 7925 0918", "+442079250918"],
    ["+351 912 345 678 today", "+351912345678"],
    ["0049 30 901820", "+4930901820"],
    ["(212) 736-5000", "+12127365000"],
    ["Dial 212-736-5000 now", "+12127365000"],
    ["212.736.5000", "+12127365000"],
    ["1-212-736-5000", "+12127365000"],
    ["tel: 030 901820", "+030901820"],
    ["Call us at 020 7925 0918.", "+02079250918"],
    ["212/736/5000", "+12127365000"],
    ["212\u00a0736\u00a05000", "+12127365000"],
    ["Tel.: 030 / 901820", "+030901820"],
    ["Contact number: 030 901820", "+030901820"],
    ["?from=%2B12127365000", "+12127365000"],
  ])("finds the number in %j", (text, number) => {
    expect(phoneNumbersIn(text).map((found) => found.number)).toEqual([number]);
  });

  it.each([
    "+1 000 000 000 units",
    "+1 000 000 0000",
    "+2,500,000,000",
    "+12 345 678 EUR",
    "request took +1500000000ns",
    "drift +2500000000 ns",
    "+25 000 000 EUR",
    "+2500000000 bytes",
    "level=info offset=+1 2026-09-14 08:21:37.123456",
    "UTC +2 2026-09-14 08:21 started",
    '10.0.0.1 - - [14/Sep/2026:08:21:37 +0200] "GET / HTTP/1.1" 200 123456789',
    "GMT+0530 (India Standard Time)",
    "[1757838097.123456] pid=12345 tid=1234567890",
    "2026/09/14 08:21:37 main.go:123: 202-404-200",
    "sha256:2127365000212736500021273650002127365000",
    "1.234.567.890 rows",
    "2026-09-14 08:21:37 +02:00 INFO 10.0.0.1:8080 started in 1200 ms",
    "2026-09-14T08:21:37.123456789+02:00",
    "at offset +5, between 8:00+02:00 and 18:00+02:00",
    "trk_01KAJ3Z6V8Q4N7W2X9C5B0D1EF",
    "order 4915123456789",
    "192.168.100.200",
    "8f14e45f-ceea-467f-a0e6-9b1f0d8a7c35",
    "978-3-16-148410-0",
    "version 2.0.10000000",
    "123-456-7890",
    "IBAN DE89 3704 0044 0532 0130 00",
    "coordinates +40.7127753,-74.0059728",
    "text: 1234567 bytes",
    "call 1000000000 requests",
    "build 202.404.2001",
    "between -2147483648 and +2147483647",
  ])("finds none in %j", (text) => {
    expect(phoneNumbersIn(text)).toEqual([]);
  });

  it("finds numbers that are reserved for fiction as such, however they are written", () => {
    for (const text of [
      "+1 202-555-0123",
      "(202) 555-0123",
      "+44 20 7946 0958",
      "0049 30 23125 042",
      "+46 70 174 06 05",
    ]) {
      expect(phoneNumbersIn(text).map(({ number }) => isReserved(number))).toEqual([true]);
    }
  });

  it("finds any number of 8 to 15 digits behind a plus, with any single mark between the digits", () => {
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    const mark = fc.constantFrom("", " ", "\u00a0", "-", ".", "/");
    const number = fc.array(digit, { minLength: 6, maxLength: 12 }).filter((digits) => !/000/.test(digits.join("")));
    fc.assert(
      fc.property(number, mark, (digits, between) => {
        const found = phoneNumbersIn(`Ring +4${["4", ...digits].join(between)} then`);
        expect(found.map((each) => each.number)).toEqual([`+44${digits.join("")}`]);
      }),
    );
  });
});

describe("digitsAsNumber", () => {
  it.each([
    ["12127365000", "+12127365000"],
    ["2127365000", "+2127365000"],
    ["2025550123", "+12025550123"],
    ["12025550123", "+12025550123"],
    ["212 736 5000", "+2127365000"],
  ])("reads %s as %s", (text, number) => {
    expect(digitsAsNumber(text)?.number).toBe(number);
  });

  it.each(["+12127365000", "none", "42", "a 12127365000"])("leaves %s alone", (text) => {
    expect(digitsAsNumber(text)).toBeUndefined();
  });
});
