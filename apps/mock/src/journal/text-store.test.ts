import { expect, it } from "vitest";
import { TextStore } from "./text-store.ts";

it("a text is read back as it was last written, with any length and any characters", () => {
  const texts = new TextStore(120);
  const of = (number: number): string => `${number} ${"ü\u{1f600}".repeat(number * 5)}`;
  for (let number = 0; number < 120; number += 1) texts.set(number, of(number));
  for (let number = 0; number < 120; number += 1) expect(texts.get(number)).toBe(of(number));
  for (const text of ["short", "x".repeat(5000), "short again", ""]) {
    texts.set(60, text);
    expect([texts.get(59), texts.get(60), texts.get(61)]).toEqual([of(59), text, of(61)]);
  }
});

it("a text that was never written, or was deleted, is empty", () => {
  const texts = new TextStore(3);
  texts.set(0, "one");
  texts.set(1, "x".repeat(5000));
  texts.clear();
  expect([0, 1, 2].map((number) => texts.get(number))).toEqual(["", "", ""]);
});
