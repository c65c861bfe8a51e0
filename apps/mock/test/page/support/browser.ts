import { audit } from "@numbers-api/workspace/audit";
import { findBrowser } from "@numbers-api/workspace/browser";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Installing a browser may take minutes, in milliseconds. */
const INSTALLING = 600_000;

/** Starts one browser for the tests of a file, and opens the pages of mocks in it. */
export function useBrowser(): (url: string, options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await findBrowser(), args: [...FLAGS, ...QUIET] });
  }, INSTALLING);
  afterAll(() => browser?.close());

  return async (url, options = {}) => {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      // Some tests stop the server or make it refuse a call, and the documentation's renderer prints its version.
      if (!/ERR_CONNECTION|ERR_INCOMPLETE|status of [45]\d\d|^@scalar\/api-reference@/.test(message.text()))
        complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(url)) complaints.push(`asked for ${request.url()}`);
    });
    onTestFinished(async () => {
      await context.close();
      // One test injects a script, which the browser blocks.
      expect(complaints.filter((said) => !said.includes("requires 'TrustedScript' assignment"))).toEqual([]);
    });
    await page.goto(`${url}/__mock`);
    await page.getByText("Live", { exact: true }).waitFor();
    return page;
  };
}

/** Expects a page without axe violations. */
export async function expectAccessible(page: Page): Promise<void> {
  const { wrong, kept } = await audit(page);
  expect(wrong).toEqual([]);
  expect(kept).toContain("color-contrast");
}
