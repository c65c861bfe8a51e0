import { type Scenario, type ScenarioName, scenarios } from "@numbers-api/contract";
import type { Page } from "playwright-core";
import { describe } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import { type Open, test } from "../support/browser.ts";

const every: readonly Scenario[] = Object.values(scenarios);
// The console calls one operation; others may be added to the contract.
const ALL: readonly Scenario[] = every.filter(({ operations }) => operations.includes("numbers_list"));

interface Given {
  readonly mock: { play(name: ScenarioName, options?: { fault: "hang" | "reset" }): Promise<void> };
  readonly open: Open;
}

const NUMBER = { createdAt: "2026-09-14T08:21:37Z" };

const refresh = (page: Page): Promise<void> => page.getByRole("button", { name: "Refresh" }).click();

/** States that no scenario alone produces, and the way to them. */
const STATES: Readonly<Record<string, (given: Given) => Promise<Page>>> = {
  "numbers are loading": async ({ mock, open }) => {
    await mock.play("dedicated-numbers", { fault: "hang" });
    const { page } = await open();
    await page.getByText("Loading numbers…").waitFor();
    return page;
  },
  "a list is outdated, and its details are open": async ({ mock, open }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await mock.play("provider-ses");
    await refresh(page);
    await page.getByText("How to fix it, and details").click();
    return page;
  },
  "a list is outdated, and the key is no longer accepted": async ({ mock, open }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await mock.play("unauthorized");
    await refresh(page);
    await page.getByLabel("API key", { exact: true }).waitFor();
    return page;
  },
  "the device is offline": async ({ open }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await page.context().setOffline(true);
    await refresh(page);
    await page.getByRole("alert").waitFor();
    return page;
  },
  "the API is unreachable": async ({ mock, open }) => {
    await mock.play("dedicated-numbers", { fault: "reset" });
    const { page } = await open();
    await page.getByRole("alert").waitFor();
    return page;
  },
  "a malformed key was entered": async ({ open }) => {
    const { page } = await open({ apiKey: undefined });
    await page.getByLabel("API key", { exact: true }).fill("two words");
    await page.keyboard.press("Enter");
    await page.getByText("This is not an API key").waitFor();
    return page;
  },
  "a key was not accepted": async ({ mock, open }) => {
    await mock.play("unauthorized");
    const { page } = await open();
    await page.route("**/api/**", (route) => route.fulfill({ status: 401 }));
    await page.getByLabel("API key", { exact: true }).fill("another-key");
    await page.keyboard.press("Enter");
    await page.getByText("This key was not accepted").waitFor();
    return page;
  },
  "a response is slow": async ({ mock, open }) => {
    await mock.play("dedicated-numbers", { fault: "hang" });
    const { page } = await open({ timeout: 60_000 });
    await page.getByRole("button", { name: "Cancel" }).waitFor();
    return page;
  },
  "loading was cancelled": async ({ mock, open }) => {
    await mock.play("dedicated-numbers", { fault: "hang" });
    const { page } = await open({ timeout: 60_000 });
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("heading", { name: "Loading cancelled" }).waitFor();
    return page;
  },
  "no number matches the filter": async ({ open }) => {
    const { page } = await open();
    await page.getByRole("searchbox").fill("a-word-that-no-number-has-and-that-has-no-place-to-break");
    await page.getByText("No numbers match").waitFor();
    return page;
  },
  "labels are long and have no spaces": async ({ open }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    const label = "withoutEnd".repeat(30);
    const numbers = ["+12025550123", "+999123456789012"].map((phoneNumber) => ({ ...NUMBER, phoneNumber, label }));
    await page.route("**/api/**", (route) => route.fulfill({ json: { numbers, sharedNumber: "+18005550199" } }));
    await refresh(page);
    await page.getByRole("cell", { name: "Unknown country" }).waitFor();
    return page;
  },
  "the texts of an error are long and have no spaces": async ({ open }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    const words = "withoutEnd".repeat(30);
    const error = { code: words, message: words, fix: words, provider: words, providerCode: words };
    await page.route("**/api/**", (route) => route.fulfill({ status: 402, json: { trackingId: words, error } }));
    await refresh(page);
    await page.getByText("How to fix it, and details").click();
    await expectAccessible(page);
    await page.reload();
    await page.getByRole("heading", { name: "Usage limit reached", exact: true }).waitFor();
    return page;
  },
  "numbers are sorted, and one has the focus": async ({ open }) => {
    const { page } = await open();
    await page.getByRole("columnheader", { name: "Label" }).getByRole("button").click();
    await page.getByRole("row").getByRole("button").last().focus();
    return page;
  },
  "there are thousands of numbers": async ({ open }) => {
    const { page } = await open({ headers: { prefer: "dynamic=true, seed=accessible, size=5000" } });
    await page.getByRole("table").waitFor();
    return page;
  },
};

describe("the page has no axe violations at four widths, light and dark, when", { concurrent: true }, () => {
  for (const { name } of ALL) {
    test(`the API returns the scenario ${name}`, async ({ mock, open }) => {
      // All scenarios of the contract have these names.
      await mock.play(name as ScenarioName);
      const { page } = await open();
      await page.getByRole("article").or(page.getByRole("alert")).first().waitFor();
      await expectAccessible(page);
    });
  }

  for (const [state, reach] of Object.entries(STATES)) {
    test(state, async ({ mock, open }) => {
      await expectAccessible(await reach({ mock, open }));
    });
  }
});
