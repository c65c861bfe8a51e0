import { type Scenario, type ScenarioName, scenarios } from "@numbers-api/contract";
import type { Page } from "playwright-core";
import { describe } from "vitest";
import { test } from "../support/browser.ts";

const ALL: readonly Scenario[] = Object.values(scenarios);

/** What has the focus, as it is read aloud, and whether a person can see that it has it. */
interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
}

/** Nothing when the focus has left the page. Written as text, because it runs in the page. */
const CURRENT = `(() => {
  const at = document.activeElement;
  if (at === document.body) return undefined;
  const label = at.labels?.[0] ?? at;
  const { top, bottom, width } = at.getBoundingClientRect();
  const isInSight = top >= 0 && bottom <= innerHeight && width > 0;
  return { name: label.textContent.trim(), isSeen: isInSight && getComputedStyle(at).outlineStyle === "solid" };
})()`;

/** Goes through the page by Tab until the focus leaves it, or is on a name. */
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

describe("with the keyboard alone", { concurrent: true }, () => {
  for (const { name, status } of ALL) {
    test(`everything is reached, named and seen: ${name}`, async ({ mock, open, expect }) => {
      // The catalogue has no other names.
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

  test("a failure is tried again by a button that keeps the focus, until the numbers have it", async ({
    mock,
    open,
    expect,
  }) => {
    // The client itself tries three times.
    await mock.play(["provider-telnyx", "provider-telnyx", "provider-telnyx", "dedicated-numbers"]);
    const { page } = await open();
    await page.getByRole("alert").waitFor();
    await tabThrough(page, "Try again");
    const looked = Promise.withResolvers<void>();
    await page.route("**/api/**", async (route) => {
      await looked.promise;
      await route.continue();
    });
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByRole("button", { name: "Trying again …" }).waitFor();
    expect(await page.evaluate(CURRENT)).toMatchObject({ name: "Trying again …" });
    looked.resolve();
    await page.getByRole("table").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    await page.getByText("The numbers are up to date.").waitFor();
    expect(await mock.requests()).toHaveLength(4);
  });

  test("the numbers are filtered, sorted, and skipped to", async ({ open, expect }) => {
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
