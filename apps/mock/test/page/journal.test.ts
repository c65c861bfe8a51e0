import { describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { fixture } from "../support/fixture.ts";
import { expectAccessible, useBrowser } from "./support/browser.ts";

const open = useBrowser();

async function send(url: string, init: RequestInit = {}): Promise<void> {
  await (await fetch(url, init)).arrayBuffer();
}

const authorized = (key: string): RequestInit => ({ headers: { authorization: `Bearer ${key}` } });

describe("the journal", () => {
  it("has what arrived before, and what arrives, the latest first", async () => {
    await using mock = await startMock();
    await send(`${mock.url}/numbers/list`);
    const page = await open(mock.url);
    await page.getByText("unauthorized no credentials").waitFor();
    await send(`${mock.url}/numbers/list`, authorized("mock_provider-telnyx"));
    await send(`${mock.url}/nowhere`, { method: "POST" });
    await expect
      .poll(() => page.locator("#requests .what").allTextContents())
      .toEqual(["POST /nowhere", "GET /numbers/list", "GET /numbers/list"]);
    expect(await page.locator("#requests .chosen").allTextContents()).toEqual([
      " refused",
      "provider-telnyx by key",
      "unauthorized no credentials",
    ]);
    expect(await page.locator("#requests .time").first().textContent()).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
    expect(await page.locator("#requests .took").first().textContent()).toMatch(/^\d+(\.\d)? m?s$/);
  });

  it("unfolds a request with the keyboard: its tracking id, why it was answered so, and its headers", async () => {
    await using mock = await startMock();
    await send(`${mock.url}/numbers/list`, {
      headers: { "x-tracking-id": "support-4711", authorization: "Bearer any" },
    });
    const page = await open(mock.url);
    await page.locator("#requests summary").focus();
    await page.keyboard.press("Enter");
    const detail = page.locator("#requests .detail");
    await detail.getByText("support-4711", { exact: true }).waitFor();
    await detail.getByText("dedicated-numbers. Nothing else was asked for, so it is the default.").waitFor();
    await detail
      .getByRole("region", { name: "Headers of request 1" })
      .getByText("x-tracking-id: support-4711")
      .waitFor();
    await expectAccessible(page);
  });

  it("gives a request as a command without its key", async () => {
    await using mock = await startMock();
    const { authorization } = { authorization: "Bearer real-key-nobody-may-see" };
    await send(`${mock.url}/numbers/list?a=1&a=2`, {
      headers: { authorization, prefer: "code=402", "x-note": "it's" },
    });
    const page = await open(mock.url);
    await page.locator("#requests summary").click();
    await page.locator("#requests").getByRole("button", { name: "Copy as curl" }).click();
    await page.getByText("Copied", { exact: true }).waitFor();
    const copied = await page.evaluate("navigator.clipboard.readText()");
    expect(copied).toContain('-H "authorization: Bearer any"');
    expect(copied).toContain('-H "prefer: code=402"');
    expect(copied).toContain(`-H 'x-note: it'\\''s'`);
    expect(copied).toContain(`"${mock.url}/numbers/list?a=1&a=2"`);
    expect(await page.content()).not.toContain("real-key");
  });

  it("shows what of a request is not as the contract has it", async () => {
    await using mock = await startMock({ document: fixture });
    await send(`${mock.url}/items/none`, authorized("any"));
    const page = await open(mock.url);
    await page.locator("#requests").getByText("invalid request").waitFor();
    await page.locator("#requests summary").click();
    const violations = page.locator("#requests .violations li");
    await expect.poll(() => violations.allTextContents()).toEqual(["Request path parameter itemid must be integer"]);
    await expectAccessible(page);
  });

  it("holds still while it is paused, and says how many wait", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByRole("button", { name: "Pause" }).click();
    await send(`${mock.url}/numbers/list`);
    await send(`${mock.url}/numbers/list`);
    await page.getByText("2 more since the pause").waitFor();
    expect(await page.locator("#requests > li").count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Pause" }).click();
    await expect.poll(() => page.locator("#requests > li").count()).toBe(2);
  });

  it("is filtered by any of what it shows, and cleared", async () => {
    await using mock = await startMock();
    await send(`${mock.url}/numbers/list`);
    await send(`${mock.url}/numbers/list`, authorized("mock_provider-ses"));
    const page = await open(mock.url);
    const shown = page.locator("#requests > li:visible");
    await expect.poll(() => shown.count()).toBe(2);
    await page.getByLabel("Filter the requests").fill("Provider");
    await expect.poll(() => shown.count()).toBe(1);
    await page.getByLabel("Filter the requests").fill("teapot");
    await page.getByText("No request matches the filter.").waitFor();
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("Nothing has arrived yet.").waitFor();
    expect(mock.requests()).toEqual([]);
  });

  it("keeps to the latest requests when there are many", async () => {
    await using mock = await startMock();
    for (let count = 0; count < 205; count += 1) await send(`${mock.url}/numbers/list?count=${count}`);
    const page = await open(mock.url);
    await send(`${mock.url}/numbers/list?count=205`);
    await page.getByText("Only the latest 200 requests are shown.").waitFor();
    expect(await page.locator("#requests > li").count()).toBe(200);
    expect(await page.locator("#requests .what").first().textContent()).toBe("GET /numbers/list?count=205");
  });

  it("goes on when the mock was started again", async () => {
    const first = await startMock();
    await send(`${first.url}/numbers/list`);
    const page = await open(first.url);
    await expect.poll(() => page.locator("#requests > li").count()).toBe(1);
    await first.close();
    await page.getByText("The mock does not answer; trying again …").waitFor();
    await expectAccessible(page);

    await using second = await startMock({ port: first.port });
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByText("Nothing has arrived yet.").waitFor();
    await send(`${second.url}/numbers/list`);
    await expect.poll(() => page.locator("#requests > li").count()).toBe(1);
  });
});
