import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { backoff, parseRetryAfter } from "./retry.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The three forms of a date in HTTP (RFC 9110, section 5.6.7), in the order in which it has them. */
function forms(ms: number): readonly string[] {
  const date = new Date(ms);
  const two = (value: number): string => `${value}`.padStart(2, "0");
  const day = DAYS[date.getUTCDay()] ?? "";
  const month = MONTHS[date.getUTCMonth()] ?? "";
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":");
  const [dayOfMonth, year] = [date.getUTCDate(), date.getUTCFullYear()];
  return [
    `${day.slice(0, 3)}, ${two(dayOfMonth)} ${month} ${year} ${time} GMT`,
    `${day}, ${two(dayOfMonth)}-${month}-${two(year % 100)} ${time} GMT`,
    `${day.slice(0, 3)} ${month} ${`${dayOfMonth}`.padStart(2)} ${time} ${year}`,
  ];
}

describe("Retry-After", () => {
  it("in seconds is that long", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.constantFrom("", "0", "000"), (seconds, zeros) => {
        expect(parseRetryAfter(`${zeros}${seconds}`)).toBe(seconds * 1_000);
      }),
    );
  });

  it("as a date is as long as until then, in each of the forms that HTTP has", () => {
    // Years of two digits are unambiguous for the next decades.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 * 365 * 86_400 }), fc.nat(2), (seconds, form) => {
        expect(parseRetryAfter(forms(NOW + seconds * 1_000)[form] ?? "")).toBe(seconds * 1_000);
      }),
    );
  });

  it("that is a date in the past, or no seconds, is no wait", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 365 * 86_400 }), fc.nat(2), (seconds, form) => {
        expect(parseRetryAfter(forms(NOW - seconds * 1_000)[form] ?? "")).toBeUndefined();
      }),
    );
    for (const none of ["0", "00", null]) expect(parseRetryAfter(none)).toBeUndefined();
  });

  it.each(["", " ", "soon", "-5", "+5", "1.5", "1e3", "0x10", "5 seconds", "Infinity", "NaN", "2027-01-01T00:00:00Z"])(
    "that is neither is no wait: %j",
    (text) => {
      expect(parseRetryAfter(text)).toBeUndefined();
    },
  );

  it("whatever it is gives a time that can be waited for, or none", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789:, GMTSunov-") }));
    fc.assert(
      fc.property(text, (value) => {
        const ms = parseRetryAfter(value);
        expect(ms === undefined || ms > 0).toBe(true);
      }),
    );
  });
});

describe("the backoff", () => {
  it("grows from at most half a second to at most 8 s, and its jitter is full", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true }),
        (attempts, chance) => {
          vi.spyOn(Math, "random").mockReturnValue(chance);
          expect(backoff(attempts)).toBe(chance * Math.min(8_000, 500 * 2 ** (attempts - 1)));
          vi.restoreAllMocks();
        },
      ),
    );
  });
});
