import { type Scenario, type ScenarioName, scenarios } from "@numbers-api/contract";
import type { Page } from "playwright-core";
import { describe } from "vitest";
import { test } from "../support/browser.ts";

const every: readonly Scenario[] = Object.values(scenarios);
// The console calls one operation; others may be added to the contract.
const ALL: readonly Scenario[] = every.filter(({ operations }) => operations.includes("numbers_list"));

/** Accessible name of the focused element, and whether the focus is visible. */
interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
}

/** Returns undefined if the focus has left the page. Text, because it runs in the page. */
const CURRENT = `(() => {
  const at = document.activeElement;
  if (at === document.body) return undefined;
  const label = at.labels?.[0] ?? at;
  const { top, bottom, width } = at.getBoundingClientRect();
  const isInSight = top >= 0 && bottom <= innerHeight && width > 0;
  return { name: label.textContent.trim(), isSeen: isInSight && getComputedStyle(at).outlineStyle === "solid" };
})()`;

/** Presses Tab until the focus leaves the page or reaches a name. */
async function tabThrough(page: Page, until?: string): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = (await page.evaluate(CURRENT)) as Stop | undefined; // As CURRENT makes it.
    if (!stop) return stops;
    stops.push(stop);
    if (stop.name === until) return stops;
  }
}

describe("with the keyboard", { concurrent: true }, () => {
  for (const { name, status } of ALL) {
    test(`every control is reachable, named and visible: ${name}`, async ({ mock, open, expect }) => {
      // All scenarios of the contract have these names.
      await mock.play(name as ScenarioName);
      const { page } = await open();
      await page.getByRole("article").or(page.getByRole("alert")).first().waitFor();
      const stops = await tabThrough(page);
      expect(stops.filter((stop) => stop.name === "" || !stop.isSeen)).toEqual([]);
      const buttons = await page.getByRole("button").count();
      expect(stops.length).toBeGreaterThanOrEqual(buttons + 1);
      expect(stops.map((stop) => stop.name)).toEqual(
        expect.arrayContaining(["Skip to the numbers", "Refresh", ...(status >= 500 ? ["Try again"] : [])]),
      );
    });
  }

  test("the retry button keeps the focus until the numbers load", async ({ mock, open, expect }) => {
    // The client makes three attempts.
    await mock.play(["provider-telnyx", "provider-telnyx", "provider-telnyx", "dedicated-numbers"]);
    const { page } = await open();
    await page.getByRole("alert").waitFor();
    await tabThrough(page, "Try again");
    const checked = Promise.withResolvers<void>();
    await page.route("**/api/**", async (route) => {
      await checked.promise;
      await route.continue();
    });
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByRole("button", { name: "Trying again…" }).waitFor();
    expect(await page.evaluate(CURRENT)).toMatchObject({ name: "Trying again…" });
    checked.resolve();
    await page.getByRole("table").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    await page.getByText("The numbers are up to date.").waitFor();
    expect(await mock.requests()).toHaveLength(4);
  });

  test("numbers can be skipped to, filtered and sorted", async ({ open, expect }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    await tabThrough(page, "Filter by number, country or label");
    await page.keyboard.type("+4");
    await page.getByRole("status", { name: "3 of 4 shown" }).waitFor();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("Delete");
    await tabThrough(page, "Number");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("cell").first().textContent()).toContain("+49 30 23125042");
  });
});
