import { describe } from "vitest";
import { test } from "../support/browser.ts";

/** Positions of the parts of the page, as far as they do not depend on the content. */
const PLACES = `(() => {
  const at = (part) => part.getBoundingClientRect();
  const one = (selector) => at(document.querySelector(selector));
  const { left, width } = one(".freshness button");
  const parts = [...document.querySelectorAll("header.top, .card")].map(at);
  const sizes = parts.flatMap(({ top, height }) => [top, height]);
  return [...sizes, left, width, one(".dedicated").top, one(".table").top].map(Math.round);
})()`;

describe("while numbers load", { concurrent: true }, () => {
  for (const width of [320, 390, 768, 1280]) {
    test(`placeholders keep the layout stable: ${width} pixels`, async ({ mock, open, expect }) => {
      await mock.play("dedicated-numbers", { fault: "hang" });
      const { page } = await open({ width, timeout: 60_000 });
      await page.getByText("Loading numbers…").waitFor();
      const before = await page.evaluate(PLACES);
      await mock.stop();
      await page.reload();
      await page.getByRole("table").waitFor();
      expect(await page.evaluate(PLACES)).toEqual(before);
    });
  }

  test("further clicks send no requests", async ({ open, expect }) => {
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
    await page.getByRole("button", { name: "Loading…" }).dispatchEvent("click");
    pressed.resolve();
    await page.getByText("The numbers are up to date.").waitFor();
    expect(asked).toBe(1);
  });

  test("nothing moves for users who prefer reduced motion", async ({ mock, open, expect }) => {
    await mock.play("dedicated-numbers", { fault: "hang" });
    const { page } = await open();
    await page.getByText("Loading numbers…").waitFor();
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await expect.poll(() => page.evaluate("document.getAnimations().length")).toBeGreaterThan(0);
  });
});

describe("a slow response", { concurrent: true }, () => {
  test("is explained after two seconds, and can be cancelled after five", async ({ mock, open, expect }) => {
    await mock.play("dedicated-numbers", { fault: "hang" });
    const { page } = await open({ timeout: 60_000 });
    await page.getByText(/^Still loading…$/).waitFor();
    expect(await page.getByRole("button", { name: "Cancel" }).count()).toBe(0);
    await page.getByText(/^Still loading… The console stops trying in \d+ seconds/).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("heading", { name: "Loading cancelled" }).waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    await mock.stop();
    await page.getByRole("button", { name: "Load numbers" }).click();
    await page.getByRole("table").waitFor();
  });

  test("can be cancelled while the numbers stay on the page", async ({ mock, open, expect }) => {
    const { page } = await open({ timeout: 60_000 });
    await page.getByRole("table").waitFor();
    await mock.play("dedicated-numbers", { fault: "hang" });
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Refresh" }).waitFor();
    expect(await page.getByRole("row").count()).toBe(5);
  });
});
