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
    await dialog.getByLabel("In short").fill("502 ×2, 200");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Play this plan" }).click();

    const current = page.locator("#plan-list [aria-current=step]");
    await expect.poll(() => current.textContent()).toBe("502 provider-telnyx ×2 2 left");
    expect([await call(mock.url), await call(mock.url)]).toEqual([502, 502]);
    await expect.poll(() => current.textContent()).toBe("200 dedicated-numbers stays");
    expect([await call(mock.url), await call(mock.url)]).toEqual([200, 200]);
    expect(await dialog.count()).toBe(0);
    await expectAccessible(page);
  });

  it("takes times, delay and fault of each step, in the order that was chosen", async () => {
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

  it("opens a plan as it stands, and plays it again with what was changed", async () => {
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
      .toEqual(["200 full-account after 5 ms stays"]);
    await page.getByRole("button", { name: /^Stop the plan/ }).click();
    await page.getByText("None: every operation gives its default.").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("plans-title");
  });

  it.for([
    ["Delay", "soon", '"soon" is no delay: type milliseconds such as 300, or a range such as 100-800.'],
    ["Delay", "800-100", '"800-100" is no delay'],
    ["Times", "0", "A step is played 1 to 1,000,000 times."],
  ] as const)("says what is wrong with %s %s, and stays open", async ([field, value, message]) => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByRole("button", { name: "Steps, delay and fault for full-account" }).click();
    await page.getByRole("group", { name: "Step 1" }).getByLabel(field).fill(value);
    await page.getByRole("button", { name: "Play this plan" }).click();
    await page.getByRole("dialog").getByRole("alert").getByText(message).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await (await fetch(`${mock.url}/__mock/plans`)).json()).toEqual([]);
  });

  it("says what the short form may have, when a part of it is nothing that the operation has", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByRole("button", { name: "Steps, delay and fault for full-account" }).click();
    await page.getByLabel("In short").fill("502, 503");
    await page.getByLabel("In short").press("Enter");
    await page.getByRole("alert").getByText('"503" is no step of this operation.').waitFor();
  });
});
