import { buffer } from "node:stream/consumers";
import { describe } from "vitest";
import { test } from "../support/browser.ts";

const many = (size: number): Record<string, string> => ({ prefer: `dynamic=true, seed=table, size=${size}` });

describe("the table", { concurrent: true }, () => {
  test("sorts by a column in both directions and back", async ({ open, expect }) => {
    const { page } = await open();
    const header = page.getByRole("columnheader", { name: "Label" });
    const labels = (): Promise<string[]> => page.locator(".label > :first-child").allTextContents();
    await header.waitFor();
    const before = await labels();
    expect(await header.getAttribute("aria-sort")).toBe("none");
    await header.getByRole("button").click();
    await expect.poll(labels).toEqual(["London office", "Support", "No label", "No label"]);
    expect(await header.getAttribute("aria-sort")).toBe("ascending");
    await header.getByRole("button").click();
    await expect.poll(labels).toEqual(["Support", "London office", "No label", "No label"]);
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    await header.getByRole("button").click();
    await expect.poll(labels).toEqual(before);
  });

  test("filters while typing, and reports if nothing matches", async ({ open, expect }) => {
    const { page } = await open();
    const filter = page.getByRole("searchbox", { name: "Filter by number, country or label" });
    await filter.fill("swed");
    await page.getByRole("status", { name: "1 of 4 shown" }).waitFor();
    expect(await page.getByRole("row").count()).toBe(2);
    await filter.fill("nowhere");
    await page.getByText("No numbers match “nowhere”").waitFor();
    await page.getByRole("button", { name: "Export CSV", disabled: true }).dispatchEvent("click");
    expect(await page.getByText(/^Exported/).count()).toBe(0);
    await page.getByRole("button", { name: "Show all 4" }).click();
    await page.getByRole("status", { name: "4 shown" }).waitFor();
    // The button is gone; the focus moved to the field.
    expect(await page.evaluate("document.activeElement.type")).toBe("search");
  });

  test("shows the exact time of registration on hover and focus", async ({ open, expect }) => {
    const { page } = await open();
    await page.getByText("10:21:37 CEST").waitFor();
    const opacity = (): Promise<unknown> => page.evaluate("getComputedStyle(document.querySelector('.exact')).opacity");
    expect(await opacity()).toBe("0");
    await page.getByRole("row").getByRole("button", { name: "Copy +1 202 555 0123" }).focus();
    await expect.poll(opacity).toBe("1");
    await page.getByRole("searchbox").focus();
    await expect.poll(opacity).toBe("0");
    await page.getByRole("cell", { name: "+1 202 555 0123" }).first().hover();
    await expect.poll(opacity).toBe("1");
  });

  test("clamps long labels, and shows all of them on hover and focus", async ({ open, expect }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    const label = "Support line for customers of the London office, weekdays only ".repeat(4).trim();
    const numbers = [{ phoneNumber: "+999123456789012", label, createdAt: "2026-09-14T08:21:37Z" }];
    await page.route("**/api/**", (route) => route.fulfill({ json: { numbers, sharedNumber: "+18005550199" } }));
    await page.getByRole("button", { name: "Refresh" }).click();
    const cell = page.locator(".whole");
    const tooltip = cell.locator(".tooltip");
    await cell.waitFor();
    const lines = "Math.round(document.querySelector('.clamped').offsetHeight / 22.5)";
    expect(await page.evaluate(lines)).toBe(2);
    expect(await tooltip.isVisible()).toBe(false);
    await cell.hover();
    await tooltip.waitFor();
    expect(await tooltip.textContent()).toBe(label);
    await page.getByRole("searchbox").hover();
    await expect.poll(() => tooltip.isVisible()).toBe(false);
    await page.getByRole("columnheader", { name: "Registered" }).getByRole("button").focus();
    await page.keyboard.press("Tab");
    await tooltip.waitFor();
    // A number without a known format is shown once.
    expect(await page.locator(".phone").textContent()).toBe("+999123456789012");
  });

  test("has its sort buttons in one row and no empty lines on a phone", async ({ open, expect }) => {
    const { page } = await open({ width: 390 });
    await page.getByRole("table").waitFor();
    const tops =
      "new Set([...document.querySelectorAll('.sort')].map((each) => each.getBoundingClientRect().top)).size";
    expect(await page.evaluate(tops)).toBe(1);
    const heights = "[...document.querySelectorAll('.body .row [data-empty=true]')].map((each) => each.offsetHeight)";
    expect(await page.evaluate(heights)).toEqual([1, 1]);
  });

  test("exports the filtered and sorted rows as CSV", async ({ open, expect }) => {
    const { page } = await open();
    await page.getByRole("columnheader", { name: "Number" }).getByRole("button").click();
    await page.getByRole("searchbox").fill("4");
    await page.getByRole("columnheader", { name: "Number" }).getByRole("button").click();
    await page.getByRole("status", { name: "3 of 4 shown" }).waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe("numbers.csv");
    expect((await buffer(await download.createReadStream())).toString()).toBe(
      [
        "\uFEFFphoneNumber,country,label,createdAt",
        "+493023125042,DE,,2026-10-05T11:47:53+02:00",
        "+46701740637,SE,,2026-10-19T06:30:00Z",
        "+442079460958,GB,London office,2026-09-21T15:02:11Z",
        "",
      ].join("\r\n"),
    );
  });

  test("renders only visible rows of 5,000", async ({ open, expect }) => {
    const { page } = await open({ headers: many(5000) });
    const table = page.getByRole("table");
    await table.waitFor();
    expect(await table.getAttribute("aria-rowcount")).toBe("5001");
    expect(await page.getByRole("row").count()).toBeLessThan(100);
    const last = page.locator('[aria-rowindex="5001"]');
    // Rows are measured when they become visible.
    await expect.poll(() => page.keyboard.press("End").then(() => last.count())).toBe(1);
    expect(await page.getByRole("row").count()).toBeLessThan(100);
    const first = page.locator('[aria-rowindex="2"]');
    await expect.poll(() => page.keyboard.press("Home").then(() => first.count())).toBe(1);
    const number = String(await first.getAttribute("data-number"));
    await page.getByRole("searchbox").fill(number);
    await expect.poll(() => table.getAttribute("aria-rowcount")).not.toBe("5001");
    await page.locator(`[data-number="${number}"]`).first().waitFor();
  });

  test("renders 49 rows at once, so that the browser's own search finds them", async ({ open, expect }) => {
    const { page } = await open({ headers: many(49) });
    await page.getByRole("table").waitFor();
    expect(await page.getByRole("row").count()).toBe(50);
  });

  // The browser has one clipboard, so a single test covers it.
  test("copies a number and announces it", async ({ open, mock, expect }) => {
    const { page } = await open();
    const copied = (): Promise<unknown> => page.evaluate("navigator.clipboard.readText()");
    await page.getByRole("row").getByRole("button", { name: "Copy +44 20 7946 0958" }).click();
    await page.getByText("Copied +44 20 7946 0958.").waitFor();
    await expect.poll(copied).toBe("+442079460958");

    await mock.play("usage-limit-exceeded");
    await page.reload();
    await page.getByRole("button", { name: "Copy the tracking ID" }).click();
    await page.getByText("Copied the tracking ID.").waitFor();
    await expect.poll(copied).toMatch(/^trk_[0-9A-Z]{26}$/);
    expect(await page.getByRole("alert").textContent()).toContain(String(await copied()));
  });
});
