import { audit } from "@numbers-api/workspace/audit";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { startMock } from "../../src/index.ts";
import { fixture } from "../support/fixture.ts";
import { ask } from "../support/visitor.ts";
import { useBrowser } from "./support/browser.ts";

const open = useBrowser();

/** Opens the documentation from the mock's page, and waits until it is there. */
async function openDocs(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open(url, options);
  await page.getByRole("link", { name: "Documentation" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

async function startOwnMock(): Promise<Awaited<ReturnType<typeof startMock>>> {
  const mock = await startMock();
  onTestFinished(() => mock.close());
  return mock;
}

describe("GET /__mock/docs", () => {
  it("lets only its own scripts run, and connects only to this mock", async () => {
    const { url } = await startOwnMock();
    const { status, contentType, headers } = await ask(`${url}/__mock/docs`);
    expect({ status, contentType }).toEqual({ status: 200, contentType: "text/html; charset=utf-8" });
    const policy = headers.get("content-security-policy");
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain(`script-src ${url}/__mock/docs/renderer.js 'sha256-`);
    expect(policy).toContain("connect-src 'self'");
  });

  it("documents another contract when one is served, without samples of the Numbers client", async () => {
    await using other = await startMock({ document: fixture });
    const { text } = await ask(`${other.url}/__mock/docs`);
    expect(text).toContain("<title>Items</title>");
    expect(text).not.toContain("createClient(");
  });
});

describe("the documentation in a browser", () => {
  it.for([
    ["light", 1280],
    ["dark", 390],
  ] as const)("is accessible, %s and %i pixels wide, and fits the window", async ([colorScheme, width]) => {
    const page = await openDocs((await startOwnMock()).url, { colorScheme, viewport: { width, height: 844 } });
    const { wrong, kept } = await audit(page);
    expect(wrong).toEqual([]);
    expect(kept).toContain("color-contrast");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  });

  it("shows a sample of the client that works as it is copied, with the address of the page", async () => {
    const { url } = await startOwnMock();
    const local = url.replace("127.0.0.1", "localhost");
    const page = await openDocs(local);
    await page.getByRole("link", { name: "List the account's phone numbers" }).first().click();
    await page.getByRole("button", { name: "Copy TypeScript code" }).click();
    await expect
      .poll(() => page.evaluate("navigator.clipboard.readText()"))
      .toBe(`import { createClient } from "@numbers-api/client";

const client = createClient({
  baseUrl: "${local}",
  apiKey: "any"
});

const result = await client.numbers.list();
console.log(result);`);
  });

  it("sends a request to this mock, and shows the response", async () => {
    const mock = await startOwnMock();
    await mock.play("provider-telnyx");
    const page = await openDocs(mock.url);
    await page.getByRole("link", { name: "List the account's phone numbers" }).first().click();
    await page.getByRole("button", { name: /^Test Request/ }).click();
    await page.getByRole("button", { name: /^Send get request/ }).click();
    await page.getByText("502 Bad Gateway").waitFor();
    expect(mock.requests()).toMatchObject([{ path: "/numbers/list", scenario: "provider-telnyx" }]);
  });

  it.for([
    ["light", 390],
    ["dark", 1280],
  ] as const)("tries a request in an accessible dialog, %s and %i pixels wide", async ([colorScheme, width]) => {
    const page = await openDocs((await startOwnMock()).url, { colorScheme, viewport: { width, height: 844 } });
    await page.getByRole("button", { name: /^Test Request/ }).click();
    const send = page.getByRole("button", { name: /^Send get request/ });
    await send.waitFor();
    await expect.poll(async () => (await audit(page)).wrong).toEqual([]);
    await send.click();
    await page.getByText("200 OK").waitFor();
    await expect.poll(async () => (await audit(page)).wrong).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Mock server" }).waitFor();
  });

  it("leads back to the mock's page", async () => {
    const page = await openDocs((await startOwnMock()).url);
    await page.getByRole("link", { name: "Mock server" }).click();
    await page.getByText("Live", { exact: true }).waitFor();
  });
});
