import { gzipSync } from "node:zlib";
import fc from "fast-check";
import parse from "libphonenumber-js/core/es6";
import examples from "libphonenumber-js/examples.mobile.json" with { type: "json" };
import all from "libphonenumber-js/max/metadata";
import small from "libphonenumber-js/min/metadata";
import { describe, expect, it } from "vitest";
import { type PhoneMetadata, trimMetadata } from "./phone-metadata.ts";

// The library does not publish the type of its metadata.
const trimmed = trimMetadata(small as unknown as PhoneMetadata) as unknown as typeof small;
const codes = Object.entries(examples as Readonly<Record<string, string>>);

/** Values of a number that the page shows. */
function forms(e164: string, metadata: typeof small): unknown {
  const phone = parse(e164, metadata);
  return phone && [phone.country, phone.formatNational(), phone.formatInternational()];
}

/** Replaces digits of a country's example number; undefined if the result is not a valid number. */
function similar(country: string, example: string, others: readonly (number | undefined)[]): string | undefined {
  const plan: unknown = Reflect.get(small.countries, country);
  const digits = [...example].map((digit, place) => others[place] ?? digit).join("");
  const e164 = `+${Array.isArray(plan) ? plan[0] : ""}${digits}`;
  return parse(e164, all)?.isValid() ? e164 : undefined;
}

describe("the trimmed metadata", () => {
  it("is a quarter smaller when compressed", () => {
    const size = (metadata: object): number => gzipSync(JSON.stringify(metadata), { level: 9 }).length;
    expect(size(trimmed)).toBeLessThan(0.75 * size(small));
  });

  it("formats numbers of every country like the full metadata", () => {
    const digit = fc.option(fc.nat(9), { nil: undefined, freq: 1 });
    fc.assert(
      fc.property(fc.array(digit, { minLength: 12, maxLength: 12 }), (others) => {
        for (const [country, example] of codes) {
          const e164 = similar(country, example, others) ?? similar(country, example, []) ?? "";
          expect([e164, forms(e164, trimmed)]).toEqual([e164, forms(e164, small)]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it.for(["+12025550123", "+14165550105", "+18005550199", "+442079460958", "+493023125042", "+46701740637"])(
    "formats fictional numbers like the full metadata: %s",
    (e164) => {
      expect(forms(e164, trimmed)).toEqual(forms(e164, small));
      expect(forms(e164, trimmed)).toBeDefined();
    },
  );
});
