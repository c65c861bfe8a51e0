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

const API_KEY = "key-of-development";
const CONTRACT = JSON.stringify(document, null, 2);
const folder = mkdtempSync(join(tmpdir(), "console-contract-"));
const spec = join(folder, "openapi.json");
writeFileSync(spec, CONTRACT);

let page: Page;
let mock: Awaited<ReturnType<typeof startMock>>;
let url: string;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  mock = await startMock({ spec, watch: true });
  const running = await startDevelopment({
    baseUrl: mock.url,
    apiKey: API_KEY,
    port: 0,
    host: "127.0.0.1",
    origin: undefined,
  });
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
  it("a switch on the page plays scenarios", async () => {
    await page.getByLabel("Mock plays").selectOption("shared-number-only");
    await page.getByRole("heading", { name: "Sending from the shared number" }).waitFor();
    await page.getByLabel("Mock plays").selectOption("usage-limit-exceeded");
    await page.getByRole("heading", { name: "Not up to date: usage limit reached" }).waitFor();
    await page.getByRole("button", { name: "Reload data" }).click();
    await page.getByRole("heading", { name: "Usage limit reached", exact: true }).waitFor();
  });

  it("the switch also plays faults and a list of 5,000", async () => {
    await page.getByLabel("Mock plays").selectOption("connection lost");
    await page.getByRole("heading", { name: "The API is unreachable" }).waitFor();
    await page.getByLabel("Mock plays").selectOption("5000 numbers");
    await page.getByRole("status", { name: "5,000 shown" }).waitFor();
  });

  it("the switch shows what the mock plays, whoever chose it, and resets it", async () => {
    const select = page.getByLabel("Mock plays");
    await mock.play(["provider-ses", "dedicated-numbers"]);
    await page.getByText("next of 2 steps, from a plan for all keys").waitFor();
    expect(await select.inputValue()).toBe("provider-ses");
    await mock.forKey(API_KEY).play("dedicated-numbers", { fault: "truncate" });
    await page.getByText("from a plan for this key").waitFor();
    expect(await select.inputValue()).toBe("truncate");
    await page.getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => select.inputValue()).toBe("");
    expect(await (await fetch(`${mock.url}/__mock/plans`)).json()).toEqual([]);
    expect(await page.getByRole("button", { name: "Reset" }).isDisabled()).toBe(true);
  });

  it("an edit of an example appears on the page without a reload", async () => {
    await page.evaluate("window.isTheSame = true");
    writeFileSync(spec, CONTRACT.replace('"Support"', '"Helpdesk"'));
    await page.getByText("Helpdesk", { exact: true }).first().waitFor();
    writeFileSync(spec, CONTRACT);
    await page.getByText("Support", { exact: true }).first().waitFor();
    expect(await page.evaluate("window.isTheSame")).toBe(true);
  });

  it("the page shows errors in the contract until they are fixed", async () => {
    writeFileSync(spec, CONTRACT.slice(0, -10));
    const news = page.getByRole("complementary", { name: "Development" }).getByRole("status");
    await expect.poll(() => news.textContent()).toMatch(/^openapi\.json:\d+: ./);
    writeFileSync(spec, CONTRACT);
    await news.waitFor({ state: "detached" });
  });

  it("requests are guarded as in production", async () => {
    const foreign = await ask(url, "/api/numbers/list", { headers: { origin: "https://elsewhere.example" } });
    expect(codeOf(foreign)).toBe("console_foreign_origin");
    for (const path of ["/", "/api/numbers/list", "/console/mock/state"]) {
      expect([path, (await ask(url, path, { headers: { host: "elsewhere.example" } })).status]).toEqual([path, 403]);
    }
    const plan = { method: "PUT", headers: { "content-type": "application/json" }, body: "{}" };
    expect(codeOf(await ask(url, "/console/mock/plan", plan))).toBe("console_foreign_origin");
  });

  it("the content security policy allows inline code of Vite only", async () => {
    const { headers, text } = await ask(url, "/");
    const [, nonce = ""] = /'nonce-([^']{22,})'/.exec(String(headers["content-security-policy"])) ?? [];
    expect(nonce).not.toBe("");
    expect(text).toContain(`nonce="${nonce}"`);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|https?:/);
  });
});
