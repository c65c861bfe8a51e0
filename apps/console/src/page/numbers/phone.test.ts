import { describe, expect, it } from "vitest";
import { phoneForms } from "./phone.ts";

describe("the formats of a phone number", () => {
  it.for([
    ["+12025550123", "(202) 555-0123", "+1 202 555 0123", "United States"],
    ["+442079460958", "020 7946 0958", "+44 20 7946 0958", "United Kingdom"],
    ["+493023125042", "030 23125042", "+49 30 23125042", "Germany"],
    ["+46701740637", "070-174 06 37", "+46 70 174 06 37", "Sweden"],
  ])("are national and international, with the country: %s", ([e164 = "", national, international, countryName]) => {
    expect(phoneForms(e164)).toMatchObject({ national, international, countryName });
  });

  it("are the number itself if its numbering plan is unknown", () => {
    expect(phoneForms("+999123")).toEqual({
      national: "+999123",
      international: "+999123",
      country: undefined,
      countryName: "",
    });
  });
});
