import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { document } from "@numbers-api/contract/document";
import { startMock } from "@numbers-api/mock";
import { chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { startDevelopment } from "../../src/dev/start.ts";
import { ask, codeOf } from "../support/ask.ts";
import type {} from "../support/setup.ts";

const CONTRACT = JSON.stringify(document, null, 2);
const folder = mkdtempSync(join(tmpdir(), "console-contract-"));
const spec = join(folder, "openapi.json");
writeFileSync(spec, CONTRACT);

let page: Page;
let url: string;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  const mock = await startMock({ spec, watch: true });
  const apiKey = "key-of-development";
  const running = await startDevelopment({ baseUrl: mock.url, apiKey, port: 0, host: "127.0.0.1", origin: undefined });
  const browser = await chromium.connect(inject("browser"));
  ends.push(() => browser.close(), running.close, mock.close);
  url = running.url;
  page = await browser.newPage({ reducedMotion: "reduce" });
});
beforeEach(async () => {
  await page.goto(url);
  await page.getByLabel("Mock plays").waitFor();
  await page.getByText("Support", { exact: true }).first().waitFor();
});
afterEach(async () => {
  await page.getByLabel("Mock plays").selectOption("its default");
  await page.getByRole("alert").waitFor({ state: "detached" });
});
afterAll(async () => {
  for (const end of ends) await end();
  rmSync(folder, { recursive: true });
});

describe("in development", () => {
  it("a scenario is played by a switch on the page", async () => {
    await page.getByLabel("Mock plays").selectOption("shared-number-only");
    await page.getByRole("heading", { name: "No dedicated numbers yet" }).waitFor();
    await page.getByLabel("Mock plays").selectOption("usage-limit-exceeded");
    await page.getByRole("heading", { name: "Not up to date: the plan’s limit is used up" }).waitFor();
    await page.getByRole("button", { name: "Load anew" }).click();
    await page.getByRole("heading", { name: "The plan’s limit is used up", exact: true }).waitFor();
  });

  it("so are a broken connection, and a list of 5,000", async () => {
    await page.getByLabel("Mock plays").selectOption("connection lost");
    await page.getByRole("heading", { name: "The console has no connection to the API" }).waitFor();
    await page.getByLabel("Mock plays").selectOption("5000 numbers");
    await page.getByRole("status", { name: "5,000 shown" }).waitFor();
  });

  it("an edit of an example is on the page without a manual step, and without loading it again", async () => {
    await page.evaluate("window.isTheSame = true");
    writeFileSync(spec, CONTRACT.replace('"Support"', '"Helpdesk"'));
    await page.getByText("Helpdesk", { exact: true }).first().waitFor();
    writeFileSync(spec, CONTRACT);
    await page.getByText("Support", { exact: true }).first().waitFor();
    expect(await page.evaluate("window.isTheSame")).toBe(true);
  });

  it("the page says what is wrong with a contract that cannot be served, until it can", async () => {
    writeFileSync(spec, CONTRACT.slice(0, -10));
    const news = page.getByRole("complementary", { name: "Development" }).getByRole("status");
    await expect.poll(() => news.textContent()).toMatch(/^openapi\.json:\d+: ./);
    writeFileSync(spec, CONTRACT);
    await news.waitFor({ state: "detached" });
  });

  it("the guards are the same as in production", async () => {
    const foreign = await ask(url, "/api/numbers/list", { headers: { origin: "https://elsewhere.example" } });
    expect(codeOf(foreign)).toBe("console_foreign_origin");
    for (const path of ["/", "/api/numbers/list", "/console/mock/scenarios"]) {
      expect([path, (await ask(url, path, { headers: { host: "elsewhere.example" } })).status]).toEqual([path, 403]);
    }
    const plan = { method: "PUT", headers: { "content-type": "application/json" }, body: "{}" };
    expect(codeOf(await ask(url, "/console/mock/plan", plan))).toBe("console_foreign_origin");
  });

  it("the policy lets in what Vite puts into the page by a nonce, and nothing else that is inline", async () => {
    const { headers, text } = await ask(url, "/");
    const [, nonce = ""] = /'nonce-([^']{22,})'/.exec(String(headers["content-security-policy"])) ?? [];
    expect(nonce).not.toBe("");
    expect(text).toContain(`nonce="${nonce}"`);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|https?:/);
  });
});
