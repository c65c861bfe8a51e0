import { describe } from "vitest";
import { test } from "../support/browser.ts";

describe("the API key", { concurrent: true }, () => {
  test("never reaches the browser", async ({ mock, open, expect }) => {
    const { page, received } = await open();
    await page.getByRole("table").waitFor();
    const all = await received();
    expect(all).toContain("/api/numbers/list");
    expect(all + (await page.content())).not.toContain(mock.key);
    expect(await page.evaluate("JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}])")).toBe(
      '["",{},{}]',
    );
  });

  test("is requested if none is set, and only the server keeps it", async ({ mock, open, expect }) => {
    const { page, received } = await open({ apiKey: undefined });
    await page.getByRole("heading", { name: "Enter your API key" }).waitFor();
    const field = page.getByLabel("API key", { exact: true });
    expect(await field.getAttribute("type")).toBe("password");
    await field.fill("two words");
    await page.getByRole("button", { name: "Use this key" }).click();
    await page.getByText("This is not an API key: it contains a space or a line break.").waitFor();
    expect(await field.inputValue()).toBe("two words");
    await field.fill(mock.key);
    await page.keyboard.press("Enter");
    await page.getByRole("table").waitFor();
    expect((await received()) + (await page.content())).not.toContain(mock.key);
    expect(page.url()).not.toContain(mock.key);
  });

  test("can be corrected if the API does not accept it", async ({ mock, open, expect }) => {
    await mock.play("unauthorized");
    const { page } = await open();
    await page.getByRole("heading", { name: "The API key was not accepted" }).waitFor();
    const field = page.getByLabel("API key", { exact: true });
    await field.fill("wrong-key-1234");
    await page.route("**/api/**", (route) => route.fulfill({ status: 401 }));
    await page.getByRole("button", { name: "Use this key" }).click();
    await page.getByRole("alert").getByText("This key was not accepted.").waitFor();
    expect(await field.inputValue()).toBe("wrong-key-1234");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await page.evaluate("document.activeElement.id")).toBe("key");
    await page.unrouteAll();
    await field.fill("another-key-5678");
    await page.keyboard.press("Enter");
    await page.getByRole("table").waitFor();
    await page.getByText("· key …5678").waitFor();
  });

  test("of another account never shows the numbers of the first one", async ({ mock, open, expect }) => {
    const { page } = await open();
    await page.getByRole("table").waitFor();
    await mock.play("unauthorized");
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByLabel("API key", { exact: true }).fill("mock_usage-limit-exceeded");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Usage limit reached", exact: true }).waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
  });
});

describe("the header", { concurrent: true }, () => {
  test("shows the API, that it is the mock, and the account's key", async ({ mock, open, expect }) => {
    const { page } = await open({ apiKey: "num_live_5f3c9a1d7e2b4842" });
    const header = page.getByRole("banner");
    await header.getByText("Mock", { exact: true }).waitFor();
    await header.getByText(new URL(mock.url).host, { exact: true }).waitFor();
    await header.getByText("· key num_live_…4842").waitFor();
    expect(await page.content()).not.toContain("5f3c9a1d");
  });
});
