import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Mock, startMock } from "../../src/index.ts";
import { expectAccessible, useBrowser } from "./support/browser.ts";

const open = useBrowser();

/** Calls the API like an ordinary client. */
async function call(mock: Mock, key = "app-key-0001-abcd"): Promise<number> {
  const response = await fetch(`${mock.url}/numbers/list`, { headers: { authorization: `Bearer ${key}` } });
  await response.arrayBuffer();
  return response.status;
}

const scenario = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^\\d+ ${name}`) });
const requests = (page: Page) => page.locator("#requests > li");

describe("the page", () => {
  it("plays a scenario with one click, and the journal shows the reason", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await scenario(page, "usage-limit-exceeded").click();
    await page.getByRole("button", { name: "402 usage-limit-exceeded playing Stop" }).waitFor();

    expect(await call(mock)).toBe(402);
    await expect.poll(() => requests(page).allTextContents()).toHaveLength(1);
    const line = (await requests(page).first().textContent()) ?? "";
    for (const part of ["402", "GET /numbers/list", "usage-limit-exceeded by plan", "…abcd"]) {
      expect(line.replaceAll(/\s+/g, " ")).toContain(part);
    }
    await expectAccessible(page);

    await scenario(page, "usage-limit-exceeded").click();
    await page.getByRole("button", { name: "200 dedicated-numbers default Play" }).waitFor();
    expect(await call(mock)).toBe(200);
  });

  it("plays for a known key and does not affect others", async () => {
    await using mock = await startMock();
    await call(mock, "tests-key-77-wxyz");
    const page = await open(mock.url);
    await page.getByLabel("Play for").fill("…wxyz");
    await scenario(page, "provider-ses").click();
    await page.locator("#plan-list", { hasText: "for the key …wxyz" }).waitFor();

    expect([await call(mock, "tests-key-77-wxyz"), await call(mock)]).toEqual([502, 200]);
    await page.getByLabel("Play for").fill("");
    await page.getByRole("button", { name: "200 dedicated-numbers default Play" }).waitFor();
  });

  it("lists known keys in a searchable menu", async () => {
    await using mock = await startMock();
    for (const key of ["any", "mock_provider-ses", "num_live_0123456789abcdef", "num_live_9876543210abcdef"]) {
      await call(mock, key);
    }
    const page = await open(mock.url);
    const names = page.locator("#audience-keys option");
    const values = (): Promise<(string | null)[]> =>
      names.all().then((all) => Promise.all(all.map((one) => one.getAttribute("value"))));
    await expect
      .poll(values)
      .toEqual([
        "any",
        "mock_provider-ses",
        "num_live_…cdef",
        expect.stringMatching(/^num_live_…cdef \([0-9a-f]{4}\)$/),
      ]);
    expect(await page.getByLabel("Play for").getAttribute("list")).toBe("audience-keys");
  });

  it("plays for a typed key, and hides the key afterwards", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByLabel("Play for").fill("typed-key-9999");
    await expectAccessible(page);
    await scenario(page, "unauthorized").click();
    await page.locator("#plan-list", { hasText: "for the key …9999" }).waitFor();
    expect([await call(mock, "typed-key-9999"), await call(mock)]).toEqual([401, 200]);
    expect(await page.getByLabel("Play for").inputValue()).toBe("…9999");
    expect(await page.content()).not.toContain("typed-key-9999");
  });

  it("shows why the mock rejects a plan", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByLabel("Play for").fill("mock_provider-ses");
    await scenario(page, "unauthorized").click();
    await page.getByRole("alert").getByText("Make the plan for a key with another beginning.").waitFor();
  });

  it("shows the example of a scenario", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByRole("button", { name: "Body of shared-number-only" }).click();
    const body = await page.getByRole("region", { name: "Body of shared-number-only" }).textContent();
    expect(JSON.parse(body ?? "")).toEqual({ numbers: [], sharedNumber: "+18005550199" });
    await page.getByRole("button", { name: "Body of unauthorized" }).click();
    await page.getByText("401 · without a body").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Body of shared-number-only" }).click();
    expect(await page.getByRole("region", { name: "Body of shared-number-only" }).count()).toBe(0);
  });

  it("copies a working command for a scenario", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    const row = page
      .getByRole("listitem")
      .filter({ has: scenario(page, "provider-telnyx") })
      .last();
    await row.getByRole("button", { name: "Copy as curl" }).click();
    await row.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      `curl -i -H "Authorization: Bearer any" -H "Prefer: scenario=provider-telnyx" ${mock.url}/numbers/list`,
    );
  });

  it("resets plans and requests", async () => {
    await using mock = await startMock();
    await mock.play("provider-ses");
    await call(mock);
    const page = await open(mock.url);
    await expect.poll(() => requests(page).count()).toBe(1);
    await page.getByRole("button", { name: "Reset plans and journal" }).click();
    await page.getByText("No requests yet.").waitFor();
    await page.getByText("No plans. Every operation returns its default.").waitFor();
    expect(await call(mock)).toBe(200);
  });
});
