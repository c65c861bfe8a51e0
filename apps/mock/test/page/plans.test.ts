import { describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { expectAccessible, useBrowser } from "./support/browser.ts";

const open = useBrowser();

async function call(url: string): Promise<number> {
  const response = await fetch(`${url}/numbers/list`, { headers: { authorization: "Bearer any" } });
  await response.arrayBuffer();
  return response.status;
}

describe("the editor of plans", () => {
  it("plays steps in their short form, and the page follows them", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByRole("button", { name: "Steps, delay and fault for provider-telnyx" }).click();
    const dialog = page.getByRole("dialog", { name: "Plan for GET /numbers/list" });
    await dialog.getByLabel("Short form").fill("502 ×2, 200");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Play this plan" }).click();

    const current = page.locator("#plan-list [aria-current=step]");
    await expect.poll(() => current.textContent()).toBe("502 provider-telnyx ×2 2 left");
    expect([await call(mock.url), await call(mock.url)]).toEqual([502, 502]);
    await expect.poll(() => current.textContent()).toBe("200 dedicated-numbers always");
    expect([await call(mock.url), await call(mock.url)]).toEqual([200, 200]);
    expect(await dialog.count()).toBe(0);
    await expectAccessible(page);
  });

  it("accepts times, delay and fault of each step, in the chosen order", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByRole("button", { name: "Steps, delay and fault for full-account" }).click();
    await page.getByRole("button", { name: "Add a step" }).click();
    const [first, second] = [page.getByRole("group", { name: "Step 1" }), page.getByRole("group", { name: "Step 2" })];
    await first.getByLabel("Times").fill("3");
    await first.getByLabel("Delay").fill("100-800");
    await second.getByLabel("Scenario").selectOption("402 usage-limit-exceeded");
    await second.getByLabel("Fault").selectOption("resets the connection");
    await page.getByRole("button", { name: "Move step 2 up" }).click();
    await page.getByRole("button", { name: "Play this plan" }).click();
    await page.getByRole("button", { name: "Edit the plan of GET /numbers/list for all keys" }).waitFor();

    const plans = await (await fetch(`${mock.url}/__mock/plans`)).json();
    expect(plans).toMatchObject([
      {
        key: null,
        steps: [
          { scenario: "usage-limit-exceeded", fault: "reset" },
          { scenario: "full-account", times: 3, delay: [100, 800] },
        ],
      },
    ]);
  });

  it("opens a running plan, and plays it again with changes", async () => {
    await using mock = await startMock();
    const mine = mock.forKey();
    await mine.play([
      { scenario: "provider-ses", times: 2 },
      { scenario: "full-account", delay: 5 },
    ]);
    const page = await open(mock.url);
    await page.getByRole("button", { name: /^Edit the plan of GET \/numbers\/list for the key/ }).click();
    expect(await page.getByRole("group", { name: "Step 1" }).getByLabel("Times").inputValue()).toBe("2");
    expect(await page.getByRole("group", { name: "Step 2" }).getByLabel("Delay").inputValue()).toBe("5");
    await page.getByRole("button", { name: "Remove step 1" }).click();
    await page.getByRole("button", { name: "Play this plan" }).click();
    await expect
      .poll(() => page.locator("#plan-list .step").allTextContents())
      .toEqual(["200 full-account after 5 ms always"]);
    await page.getByRole("button", { name: /^Stop the plan/ }).click();
    await page.getByText("No plans. Every operation returns its default.").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("plans-title");
  });

  it.for([
    ["Delay", "soon", "Enter milliseconds up to one hour, such as 300, or a range, such as 100-800."],
    ["Delay", "800-100", "Enter milliseconds up to one hour"],
    ["Delay", "3600001", "Enter milliseconds up to one hour"],
    ["Times", "0", "Enter 1 to 1,000,000, or nothing."],
  ] as const)("shows the error at the field %s for %s, and stays open at 390 px", async ([field, value, message]) => {
    await using mock = await startMock();
    const page = await open(mock.url, { viewport: { width: 390, height: 600 } });
    await page.getByRole("button", { name: "Steps, delay and fault for full-account" }).click();
    const control = page.getByRole("group", { name: "Step 1" }).getByLabel(field);
    await control.fill(value);
    await page.getByRole("button", { name: "Play this plan" }).click();
    const error = page.getByRole("dialog").getByRole("alert").getByText(message);
    await error.waitFor();
    expect(await control.getAttribute("aria-invalid")).toBe("true");
    expect(await control.getAttribute("aria-errormessage")).toBe(await error.getAttribute("id"));
    const isFocused = "document.activeElement === document.querySelector('[aria-invalid]')";
    expect(await page.evaluate(isFocused)).toBe(true);
    // The message is not covered, not even by the sticky buttons at the bottom.
    const isVisible = `(() => {
      const message = document.querySelector(".field-error");
      const { left, top, height } = message.getBoundingClientRect();
      return document.elementFromPoint(left + 5, top + height / 2) === message;
    })()`;
    expect(await page.evaluate(isVisible)).toBe(true);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await (await fetch(`${mock.url}/__mock/plans`)).json()).toEqual([]);
  });

  it("lists the scenarios of the operation if the short form is wrong", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByRole("button", { name: "Steps, delay and fault for full-account" }).click();
    await page.getByLabel("Short form").fill("502, 503");
    await page.getByLabel("Short form").press("Enter");
    await page.getByRole("alert").getByText('"503" is not a scenario of this operation.').waitFor();
  });
});
