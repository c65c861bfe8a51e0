import type { BrowserContextOptions } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { expectAccessible, useBrowser } from "./support/browser.ts";

const open = useBrowser();
const mock = await startMock();
await mock.play([
  { scenario: "provider-telnyx", times: 2, delay: [1, 5] },
  { scenario: "unauthorized", fault: "reset" },
]);
await fetch(`${mock.url}/numbers/list?${"long=".repeat(40)}`, {
  headers: { authorization: "Bearer app-key-0001-abcd" },
});
await fetch(`${mock.url}/${"a-long-path-without-any-place-to-break".repeat(5)}`);
afterAll(() => mock.close());

const WINDOWS: readonly (readonly [string, BrowserContextOptions])[] = [
  ["wide and light", { colorScheme: "light", viewport: { width: 1440, height: 900 } }],
  ["wide and dark", { colorScheme: "dark", viewport: { width: 1440, height: 900 } }],
  ["390 pixels wide and light", { colorScheme: "light", viewport: { width: 390, height: 844 }, hasTouch: true }],
  ["390 pixels wide and dark", { colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true }],
  ["320 pixels wide", { viewport: { width: 320, height: 640 } }],
];

describe("the page is accessible", () => {
  it.for(WINDOWS)("%s, with everything unfolded and without horizontal scrolling", async ([, options]) => {
    const page = await open(mock.url, options);
    const width = options.viewport?.width;
    await expect.poll(() => page.locator("#requests > li").count()).toBe(2);
    for (const summary of await page.locator("#requests summary").all()) await summary.click();
    await page.getByRole("button", { name: "Body of full-account" }).click();
    await expectAccessible(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);

    await page.getByRole("button", { name: "Steps, delay and fault for full-account" }).click();
    await page.getByRole("button", { name: "Add a step" }).click();
    await expectAccessible(page);
    expect(await page.evaluate("document.querySelector('dialog').scrollWidth")).toBeLessThanOrEqual(width ?? 0);
  });

  it("with the keyboard", async () => {
    const page = await open(mock.url);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the journal");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.id")).toBe("filter-requests");

    await page.getByRole("button", { name: "Steps, delay and fault for full-account" }).focus();
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.labels[0].textContent")).toBe("Scenario");
    await page.keyboard.press("Escape");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Steps…");
  });

  it("with a screen reader, which announces plans and requests", async () => {
    await using own = await startMock();
    const page = await open(own.url);
    await page.getByRole("button", { name: /^502 provider-ses/ }).press("Enter");
    const announcer = page.locator("#announcer");
    await expect.poll(() => announcer.textContent()).toBe("Playing provider-ses for all keys.");
    await fetch(`${own.url}/numbers/list`);
    await expect.poll(() => announcer.textContent()).toBe("GET /numbers/list: 401, unauthorized");
  });

  it("without animations", async () => {
    const page = await open(mock.url, { reducedMotion: "reduce" });
    const moving = "[...document.querySelectorAll('*')].filter((each) => each.getAnimations().length > 0).length";
    expect(await page.evaluate(moving)).toBe(0);
  });
});
