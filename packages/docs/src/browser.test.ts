// What only a browser can tell: whether the page can be read by everyone, fits its window, and keeps to itself.
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { audit } from "@numbers-api/workspace/audit";
import { findBrowser } from "@numbers-api/workspace/browser";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderDocs } from "./render.ts";
import { hostile } from "./test/hostile.ts";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
const load = (file: string): object => parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const everything = load("fixtures/everything.yaml");
const DOCUMENTS: Readonly<Record<string, object>> = {
  contract: load("../../../spec/openapi.yaml"),
  everything,
  hostile: hostile(everything),
};

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "numbers-docs-"));
  browser = await chromium.launch({ executablePath: await findBrowser(), args: [...FLAGS, ...QUIET] });
  // Where there is no browser yet, it is installed now.
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

type Window = readonly [name: string, colours: "light" | "dark", width: number];

/** Opens a page from the disk, and collects what it asks for and what it complains about. */
async function open([name, colorScheme, width]: Window): Promise<{ page: Page; heard: string[] }> {
  const file = join(folder, `${name}.html`);
  await writeFile(file, renderDocs(DOCUMENTS[name] ?? {}));
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
  const heard: string[] = [];
  page.on("request", (request) => heard.push(request.url()));
  page.on("dialog", (dialog) => heard.push(dialog.message()));
  page.on("console", (message) => heard.push(message.text()));
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  expect(heard.shift()).toBe(pathToFileURL(file).href);
  return { page, heard };
}

const WINDOWS: readonly Window[] = [
  ["contract", "light", 1440],
  ["contract", "dark", 320],
  ["everything", "dark", 1440],
  ["everything", "light", 320],
  ["hostile", "light", 320],
];

describe("a page", () => {
  it.for(WINDOWS)("of %s can be read by everyone, %s and %i pixels wide, and keeps to itself", async (window) => {
    const { page, heard } = await open(window);
    const { wrong, kept } = await audit(page);
    expect(wrong).toEqual([]);
    expect(kept).toContain("color-contrast");
    expect(heard).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(window[2]);
    await page.close();
  });

  it("is walked with the keyboard, and leads past the contents first", async () => {
    const { page } = await open(["contract", "light", 1440]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
    await page.close();
  });

  it("changes its colours with the system's", async () => {
    const colours = [];
    for (const scheme of ["light", "dark"] as const) {
      const { page } = await open(["contract", scheme, 1440]);
      colours.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      await page.close();
    }
    expect(colours).toEqual(["rgb(255, 255, 255)", "rgb(18, 22, 28)"]);
  });
});
