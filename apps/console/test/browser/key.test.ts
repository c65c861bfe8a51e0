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

  test("is asked for when there is none, handed in, and kept by nobody but the server", async ({
    mock,
    open,
    expect,
  }) => {
    const { page, received } = await open({ apiKey: undefined });
    const field = page.getByLabel("API key", { exact: true });
    expect(await field.getAttribute("type")).toBe("password");
    await field.fill("two words");
    await page.getByRole("button", { name: "Use this key" }).click();
    await page.getByText("That is no API key: it must be visible ASCII without spaces").waitFor();
    await field.fill(mock.key);
    await page.keyboard.press("Enter");
    await page.getByRole("table").waitFor();
    expect((await received()) + (await page.content())).not.toContain(mock.key);
    expect(page.url()).not.toContain(mock.key);
  });

  test("is asked for when the API no longer accepts it", async ({ mock, open }) => {
    await mock.play("unauthorized");
    const { page } = await open();
    await page.getByRole("heading", { name: "The API key is missing, or not accepted" }).waitFor();
    await mock.stop();
    await page.getByLabel("API key", { exact: true }).fill("another-key");
    await page.getByRole("button", { name: "Use this key" }).click();
    await page.getByRole("table").waitFor();
  });
});
