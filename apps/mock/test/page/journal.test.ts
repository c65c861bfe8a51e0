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
  it("lists earlier and new requests, latest first", async () => {
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
      " rejected",
      "provider-telnyx by key",
      "unauthorized no credentials",
    ]);
    expect(await page.locator("#requests .time").first().textContent()).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
    expect(await page.locator("#requests .took").first().textContent()).toMatch(/^\d+(\.\d)? m?s$/);
  });

  it("unfolds a request with the keyboard: tracking ID, reason, headers and bodies", async () => {
    await using mock = await startMock();
    await send(`${mock.url}/numbers/list`, {
      headers: { "x-tracking-id": "support-4711", authorization: "Bearer any" },
    });
    const page = await open(mock.url);
    await page.locator("#requests summary").focus();
    await page.keyboard.press("Enter");
    const detail = page.locator("#requests .detail");
    await detail.getByText("support-4711", { exact: true }).waitFor();
    await detail.getByText("dedicated-numbers. This is the default response.").waitFor();
    await detail
      .getByRole("region", { name: "Request headers of request 1" })
      .getByText("x-tracking-id: support-4711")
      .waitFor();
    const body = await detail.getByRole("region", { name: "Response body of request 1" }).textContent();
    expect(JSON.parse(body ?? "")).toMatchObject({ sharedNumber: "+18005550199" });
    await detail
      .getByRole("region", { name: "Response headers of request 1" })
      .getByText("content-type: application/json")
      .waitFor();
    await expectAccessible(page);
  });

  it("copies a command that repeats a request without its key", async () => {
    await using mock = await startMock();
    const { authorization } = { authorization: "Bearer real-key-to-redact" };
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

  it("shows how a request violates the contract", async () => {
    await using mock = await startMock({ document: fixture });
    await send(`${mock.url}/items/none`, authorized("any"));
    const page = await open(mock.url);
    await page.locator("#requests").getByText("invalid request").waitFor();
    await page.locator("#requests summary").click();
    const violations = page.locator("#requests .violations li");
    await expect.poll(() => violations.allTextContents()).toEqual(["Request path parameter itemId must be integer"]);
    await expectAccessible(page);
  });

  it("shows why the mock rejected a request", async () => {
    await using mock = await startMock();
    await send(`${mock.url}/nowhere`);
    await send(`${mock.url}/numbers/list`, { headers: { authorization: "Bearer any", prefer: "code=418" } });
    const page = await open(mock.url);
    await expect.poll(() => page.locator("#requests > li").count()).toBe(2);
    const reasons = mock.requests().map(({ reason }) => reason ?? "missing");
    for (const [index, reason] of reasons.toReversed().entries()) {
      await page.locator("#requests summary").nth(index).click();
      await page.locator("#requests .detail").nth(index).getByText(reason, { exact: true }).waitFor();
    }
    await expectAccessible(page);
  });

  it("shows how long a fault held the connection", async () => {
    await using mock = await startMock();
    await mock.play("dedicated-numbers", { fault: "hang" });
    const page = await open(mock.url);
    const client = new AbortController();
    const asked = fetch(`${mock.url}/numbers/list`, { ...authorized("any"), signal: client.signal }).catch(
      () => "closed",
    );
    const took = page.locator("#requests .took");
    await expect.poll(() => took.allTextContents()).toEqual(["open"]);
    await page.locator("#requests summary").click();
    await page.getByText(/^ready after .* ms, connection still open$/).waitFor();
    client.abort();
    expect(await asked).toBe("closed");
    await page.getByText(/^ready after .* ms, connection closed after .* m?s$/).waitFor();
    expect(await took.textContent()).toMatch(/ m?s$/);
  });

  it("shows one request per line at 1280 pixels", async () => {
    await using mock = await startMock();
    const long = "a-very-long-value-".repeat(10);
    await send(`${mock.url}/numbers/list?query=${long}`, authorized("num_live_0123456789abcdef"));
    await send(`${mock.url}/numbers/list`, authorized("mock_usage-limit-exceeded"));
    const page = await open(mock.url, { viewport: { width: 1280, height: 800 } });
    await expect.poll(() => page.locator("#requests > li").count()).toBe(2);
    const heights = "[...document.querySelectorAll('#requests summary')].map((each) => each.offsetHeight < 40)";
    expect(await page.evaluate(heights)).toEqual([true, true]);
    expect(await page.locator("#requests .key").allTextContents()).toEqual([
      "mock_usage-limit-exceeded",
      "num_live_…cdef",
    ]);
  });

  it("stops updating while paused, and counts new requests", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await page.getByRole("button", { name: "Pause" }).click();
    await send(`${mock.url}/numbers/list`);
    await send(`${mock.url}/numbers/list`);
    await page.getByText("2 new since the pause").waitFor();
    expect(await page.locator("#requests > li").count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Pause" }).click();
    await expect.poll(() => page.locator("#requests > li").count()).toBe(2);
  });

  it("can be filtered by its content, and cleared", async () => {
    await using mock = await startMock();
    await send(`${mock.url}/numbers/list`);
    await send(`${mock.url}/numbers/list`, authorized("mock_provider-ses"));
    const page = await open(mock.url);
    const shown = page.locator("#requests > li:visible");
    await expect.poll(() => shown.count()).toBe(2);
    await page.getByLabel("Filter requests").fill("Provider");
    await expect.poll(() => shown.count()).toBe(1);
    await page.getByLabel("Filter requests").fill("teapot");
    await page.getByText("No request matches the filter.").waitFor();
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("No requests yet.").waitFor();
    expect(mock.requests()).toEqual([]);
  });

  it("keeps the latest 200 requests", async () => {
    await using mock = await startMock();
    for (let count = 0; count < 205; count += 1) await send(`${mock.url}/numbers/list?count=${count}`);
    const page = await open(mock.url);
    await send(`${mock.url}/numbers/list?count=205`);
    await page.getByText("Only the latest 200 requests are shown.").waitFor();
    expect(await page.locator("#requests > li").count()).toBe(200);
    expect(await page.locator("#requests .what").first().textContent()).toBe("GET /numbers/list?count=205");
  });

  it("continues after a restart of the mock", async () => {
    const first = await startMock();
    await send(`${first.url}/numbers/list`);
    const page = await open(first.url);
    await expect.poll(() => page.locator("#requests > li").count()).toBe(1);
    await first.close();
    await page.getByText("The mock does not respond. Reconnecting…").waitFor();
    await expectAccessible(page);

    await using second = await startMock({ port: first.port });
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByText("No requests yet.").waitFor();
    await send(`${second.url}/numbers/list`);
    await expect.poll(() => page.locator("#requests > li").count()).toBe(1);
  });
});
