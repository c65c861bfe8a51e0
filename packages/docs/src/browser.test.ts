// Behaviour that only a browser shows: the page is accessible, fits its window, and sends no request.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { JsonObject } from "@numbers-api/openapi/model";
import { audit } from "@numbers-api/workspace/audit";
import { findBrowser } from "@numbers-api/workspace/browser";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { docsFile } from "./index.ts";
import { hostile } from "./test/hostile.ts";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
const load = async (file: string): Promise<JsonObject> => parse(await readFile(new URL(file, import.meta.url), "utf8"));
const everything = await load("fixtures/everything.yaml");
const DOCUMENTS: Readonly<Record<string, JsonObject>> = {
  contract: await load("../../openapi/fixture/openapi.yaml"),
  everything,
  old: await load("fixtures/old.yaml"),
  hostile: hostile(everything),
};

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "numbers-docs-"));
  browser = await chromium.launch({ executablePath: await findBrowser(), args: [...FLAGS, ...QUIET] });
  // A missing browser is installed here.
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  /** URLs that the page loaded, and messages of its console and dialogs. */
  readonly loaded: string[];
  readonly messages: string[];
}

/** Opens the documentation of a document from the disk, without a network. */
async function open(name: string, colorScheme: "light" | "dark" = "light", width = 1280): Promise<Opened> {
  const file = join(folder, `${name}.html`);
  await writeFile(file, await docsFile(DOCUMENTS[name] ?? {}));
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, offline: true });
  const page = await context.newPage();
  const loaded: string[] = [];
  const messages: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  page.on("pageerror", (error) => messages.push(error.message));
  page.on("dialog", (dialog) => messages.push(dialog.message()));
  page.on("console", (message) => {
    if (!message.text().startsWith("@scalar/api-reference@")) messages.push(message.text());
  });
  await page.goto(pathToFileURL(file).href);
  await page.locator("h1").first().waitFor();
  expect(loaded.shift()).toBe(pathToFileURL(file).href);
  return { page, loaded, messages };
}

describe("the page on disk", () => {
  it.for([
    ["contract", "light", 1280],
    ["contract", "dark", 390],
    ["everything", "dark", 1280],
    ["everything", "light", 390],
    ["old", "dark", 320],
  ] as const)("of %s is accessible, %s and %i pixels wide, and fits the window", async ([name, colours, width]) => {
    const { page } = await open(name, colours, width);
    const { wrong, kept } = await audit(page);
    expect(wrong).toEqual([]);
    expect(kept).toContain("color-contrast");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await page.close();
  });

  it("sends no request and logs no error, even while it is read and searched", async () => {
    const { page, loaded, messages } = await open("contract");
    await page.getByRole("link", { name: "List the account's phone numbers" }).first().click();
    await page.getByText("Shell Curl").first().waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Enter search query" }).fill("envelope");
    await page.getByRole("option", { name: /ErrorEnvelope/ }).waitFor();
    expect((await audit(page)).wrong).toEqual([]);
    expect({ loaded, messages }).toEqual({ loaded: [], messages: [] });
    await page.close();
  });

  it("is read with the keyboard: a search leads to an operation", async () => {
    const { page } = await open("contract");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Enter search query" }).waitFor();
    await page.keyboard.type("list the account");
    await expect
      .poll(() => page.getByRole("option").first().textContent())
      .toContain("List the account's phone numbers");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toMatch(/#.*numbers\/list/);
    await page.close();
  });

  it("offers no request to try, because nothing answers there", async () => {
    const { page } = await open("contract");
    await page.getByRole("link", { name: "List the account's phone numbers" }).first().click();
    expect(await page.getByRole("button", { name: /Test Request/ }).count()).toBe(0);
    await page.close();
  });

  it("follows the colours of the system", async () => {
    const colours = [];
    for (const scheme of ["light", "dark"] as const) {
      const { page } = await open("contract", scheme);
      colours.push(await page.evaluate("document.body.className"));
      await page.close();
    }
    expect(colours).toEqual(["light-mode", "dark-mode"]);
  });

  it("does not run scripts of a document, and shows them as text", async () => {
    const { page, loaded, messages } = await open("hostile");
    expect(await page.locator("h1").first().textContent()).toContain("<script>alert(1)</script>");
    for (const link of await page.locator("a[href]").all()) {
      expect(await link.getAttribute("href")).not.toMatch(/^\s*(javascript|data|vbscript):/i);
    }
    // The page requests images, and the policy blocks them.
    expect(loaded.filter((url) => !/\.png$/.test(url))).toEqual([]);
    expect(messages.filter((message) => !message.includes("violates the following Content Security Policy"))).toEqual(
      [],
    );
    await page.close();
  });
});
