import { describe } from "vitest";
import { test } from "../support/browser.ts";

describe("a failure on the way to the API", { concurrent: true }, () => {
  for (const [fault, title] of [
    ["hang", "The API took too long"],
    ["reset", "The API is unreachable"],
    ["truncate", "The API is unreachable"],
    ["garbage", "The response is not readable"],
    ["wrong-type", "The response is not readable"],
  ] as const) {
    test(`is distinguished from errors of the API and can be retried: ${fault}`, async ({ mock, open, expect }) => {
      await mock.play("dedicated-numbers", { fault });
      const { page } = await open(fault === "hang" ? { timeout: 2000 } : {});
      const panel = page.getByRole("alert");
      await panel.getByRole("heading", { name: title }).waitFor();
      expect(await panel.textContent()).not.toMatch(/provider|plan/i);
      await mock.stop();
      await panel.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("table").waitFor();
    });
  }

  test("shows that the device is offline until it is online again", async ({ open, expect }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("heading", { name: "Not up to date: you are offline" }).waitFor();
    expect(await page.getByRole("row").count()).toBe(5);
    await page.context().setOffline(false);
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  test("shows that the console is not running", async ({ open }) => {
    const { page, console } = await open();
    await page.getByRole("table").waitFor();
    await console.close();
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("heading", { name: "Not up to date: the console is not running" }).waitFor();
  });
});

describe("a lasting failure", { concurrent: true }, () => {
  test("is announced after every retry", async ({ mock, open }) => {
    await mock.play("usage-limit-exceeded");
    const { page } = await open();
    await page.getByRole("alert").waitFor();
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByText("Still failing.").waitFor();
    await page.getByRole("alert").getByText("Usage limit reached").waitFor();
  });
});

describe("a list that cannot be updated", { concurrent: true }, () => {
  test("stays on the page, marked as outdated", async ({ mock, open, expect }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await mock.play("provider-ses");
    await page.getByRole("button", { name: "Refresh" }).click();
    const notice = page.getByRole("alert");
    await notice.getByRole("heading", { name: "Not up to date: a provider is unavailable" }).waitFor();
    expect(await notice.textContent()).toMatch(/These numbers were loaded at \d\d:\d\d:\d\d/);
    expect(await page.getByRole("row").count()).toBe(5);
    await notice.getByText("How to fix it, and details").click();
    expect(await notice.textContent()).toMatch(/Throttling[\s\S]*trk_/);
    await mock.stop();
    await notice.getByRole("button", { name: "Try again" }).click();
    await notice.waitFor({ state: "detached" });
  });
});

describe("too many requests", { concurrent: true }, () => {
  test("show when the page retries, and then the numbers", async ({ open }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    let isLimited = true;
    await page.route("**/api/**", async (route) => {
      if (isLimited) await route.fulfill({ status: 429, headers: { "retry-after": "3" } });
      else await route.continue();
      isLimited = false;
    });
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByText(/^Too many requests\. Trying again in \d seconds?/).waitFor();
    await page.getByText("The numbers are up to date.").waitFor();
  });

  test("with a long wait show the time that is left, and are retried then", async ({ open }) => {
    const { page } = await open();
    await page.clock.install();
    let isLimited = true;
    await page.route("**/api/**", async (route) => {
      if (isLimited) await route.fulfill({ status: 429, headers: { "retry-after": "120" } });
      else await route.continue();
    });
    await page.reload();
    const panel = page.getByRole("alert");
    await panel.getByRole("heading", { name: "Too many requests" }).waitFor();
    await panel.getByText(/Trying again in 1\d\d seconds/).waitFor();
    isLimited = false;
    await page.clock.runFor(121_000);
    await page.getByRole("table").waitFor();
  });
});
