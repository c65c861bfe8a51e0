import { describe } from "vitest";
import { test } from "../support/browser.ts";

/** Where the parts of the page stand: the top of each, and what else of it does not depend on what is in it. */
const PLACES = `(() => {
  const at = (part) => part.getBoundingClientRect();
  const one = (selector) => at(document.querySelector(selector));
  const { left, width } = one(".freshness button");
  const parts = [...document.querySelectorAll("header.top, .card")].map(at);
  const sizes = parts.flatMap(({ top, height }) => [top, height]);
  return [...sizes, left, width, one(".dedicated").top, one(".table").top].map(Math.round);
})()`;

describe("while the numbers come", { concurrent: true }, () => {
  for (const width of [320, 768, 1280]) {
    test(`their place is held, and nothing jumps when they are there: ${width} pixels`, async ({
      mock,
      open,
      expect,
    }) => {
      await mock.play("dedicated-numbers", { fault: "hang" });
      const { page } = await open({ window: { viewport: { width, height: 900 } }, timeout: 60_000 });
      await page.getByText("Reading the numbers …").waitFor();
      const before = await page.evaluate(PLACES);
      await mock.stop();
      await page.reload();
      await page.getByRole("table").waitFor();
      expect(await page.evaluate(PLACES)).toEqual(before);
    });
  }

  test("nothing moves for whoever wants no motion", async ({ mock, open, expect }) => {
    await mock.play("dedicated-numbers", { fault: "hang" });
    const { page } = await open({ window: { reducedMotion: "reduce" } });
    await page.getByText("Reading the numbers …").waitFor();
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await expect.poll(() => page.evaluate("document.getAnimations().length")).toBeGreaterThan(0);
  });
});
