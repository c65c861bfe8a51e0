import { expect, it } from "vitest";
import { PhoneNumbers } from "./phone-numbers.ts";
import { Random } from "./random.ts";

it("every number is of a range for fiction, and each comes once before any comes again", () => {
  const numbers = new PhoneNumbers(new Random("any"));
  const found = new Set<string>();
  for (let next = numbers.next(); !found.has(next); next = numbers.next()) found.add(next);
  // 18 area codes of 100 numbers each, 1000 of London, 1000 of Germany, 95 of Sweden.
  expect(found.size).toBe(18 * 100 + 1000 + 1000 + 95);
  const fictional = /^\+(1\d{3}55501\d\d|442079460\d{3}|493023125\d{3}|46701740(60[5-9]|6[1-9]\d))$/;
  expect([...found].filter((number) => !fictional.test(number))).toEqual([]);
});
