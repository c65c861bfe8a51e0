import { describe } from "vitest";
import { test } from "../support/browser.ts";

/** How far things have moved by themselves since the page was opened (Layout Instability API). */
const SHIFT = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(0)));
})`;

describe("while the numbers come", { concurrent: true }, () => {
  for (const width of [320, 768, 1280]) {
    test(`their place is held, and nothing jumps when they are there: ${width} pixels`, async ({
      mock,
      open,
      expect,
    }) => {
      await mock.play("dedicated-numbers", { delay: 500 });
      const { page } = await open({ window: { viewport: { width, height: 900 } } });
      await page
        .getByRole("status")
        .getByText("Reading the numbers …")
        .or(page.getByText("Reading the numbers …"))
        .first()
        .waitFor();
      await page.getByRole("table").waitFor();
      expect(await page.evaluate(SHIFT)).toBeLessThan(0.01);
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
