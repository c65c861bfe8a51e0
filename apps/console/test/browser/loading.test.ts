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
      const { page } = await open({ width, timeout: 60_000 });
      await page.getByText("Reading the numbers …").waitFor();
      const before = await page.evaluate(PLACES);
      await mock.stop();
      await page.reload();
      await page.getByRole("table").waitFor();
      expect(await page.evaluate(PLACES)).toEqual(before);
    });
  }

  test("they are asked for once, however often the button is pressed", async ({ open, expect }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    let asked = 0;
    const pressed = Promise.withResolvers<void>();
    await page.route("**/api/**", async (route) => {
      asked += 1;
      await pressed.promise;
      await route.continue();
    });
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("button", { name: "Reading …" }).dispatchEvent("click");
    pressed.resolve();
    await page.getByText("The numbers are up to date.").waitFor();
    expect(asked).toBe(1);
  });

  test("nothing moves for whoever wants no motion", async ({ mock, open, expect }) => {
    await mock.play("dedicated-numbers", { fault: "hang" });
    const { page } = await open();
    await page.getByText("Reading the numbers …").waitFor();
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await expect.poll(() => page.evaluate("document.getAnimations().length")).toBeGreaterThan(0);
  });
});
