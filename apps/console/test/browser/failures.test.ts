import { describe } from "vitest";
import { test } from "../support/browser.ts";

describe("what fails on the way to the API", { concurrent: true }, () => {
  for (const [fault, title] of [
    ["hang", "The API took too long"],
    ["reset", "The console has no connection to the API"],
    ["truncate", "The console has no connection to the API"],
    ["garbage", "The answer cannot be read"],
    ["wrong-type", "The answer cannot be read"],
  ] as const) {
    test(`is told apart from what the API says, and tried again: ${fault}`, async ({ mock, open, expect }) => {
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

  test("is the network: the page says that it is offline, and comes back by itself", async ({ open, expect }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("heading", { name: "Not up to date: you are offline" }).waitFor();
    expect(await page.getByRole("row").count()).toBe(5);
    await page.context().setOffline(false);
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  test("is the console itself: the page says that it lost its server", async ({ open }) => {
    const { page, console } = await open();
    await page.getByRole("table").waitFor();
    await console.close();
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("heading", { name: "Not up to date: the console does not answer" }).waitFor();
  });
});

describe("what lasts", { concurrent: true }, () => {
  test("is said again to whoever listens when it was asked for again in vain", async ({ mock, open }) => {
    await mock.play("usage-limit-exceeded");
    const { page } = await open();
    await page.getByRole("alert").waitFor();
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByText("That failed again.").waitFor();
    await page.getByRole("alert").getByText("The plan’s limit is used up").waitFor();
  });
});

describe("a list that cannot be read again", { concurrent: true }, () => {
  test("stays in sight, marked as from before, until it can", async ({ mock, open, expect }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await mock.play("provider-ses");
    await page.getByRole("button", { name: "Refresh" }).click();
    const notice = page.getByRole("alert");
    await notice.getByRole("heading", { name: "Not up to date: a provider failed" }).waitFor();
    expect(await notice.textContent()).toMatch(/What is shown was read at \d\d:\d\d:\d\d/);
    expect(await page.getByRole("row").count()).toBe(5);
    await notice.getByText("What to do, and details").click();
    expect(await notice.textContent()).toMatch(/Throttling[\s\S]*trk_/);
    await mock.stop();
    await notice.getByRole("button", { name: "Try again" }).click();
    await notice.waitFor({ state: "detached" });
  });
});
