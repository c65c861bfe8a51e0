// Usage: node --conditions=@numbers-api/source test/screenshots.ts   Takes the screenshots in the READMEs of the built
// page, at a fixed time.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ScenarioName } from "@numbers-api/contract";
import { startMock } from "@numbers-api/mock";
import { findBrowser } from "@numbers-api/workspace/browser";
import { chromium, type Page } from "playwright-core";
import { startConsole } from "../src/server/start.ts";

const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));
const NOW = new Date("2026-11-23T09:41:00Z");

interface Picture {
  readonly file: string;
  readonly scenario: ScenarioName;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
  /** Prepares the page. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const PICTURES: readonly Picture[] = [
  { file: "numbers-light", scenario: "dedicated-numbers", width: 1120, height: 580, colorScheme: "light" },
  { file: "numbers-dark", scenario: "full-account", width: 1120, height: 680, colorScheme: "dark" },
  { file: "shared-number", scenario: "shared-number-only", width: 1120, height: 580, colorScheme: "light" },
  { file: "provider", scenario: "provider-telnyx", width: 1120, height: 470, colorScheme: "light" },
  { file: "key", scenario: "unauthorized", width: 768, height: 540, colorScheme: "dark" },
  { file: "narrow", scenario: "dedicated-numbers", width: 390, height: 900, colorScheme: "light" },
  {
    file: "stale",
    scenario: "dedicated-numbers",
    width: 768,
    height: 620,
    colorScheme: "light",
    prepare: async (page) => {
      await mock.play("provider-ses");
      await page.getByRole("button", { name: "Refresh" }).click();
      await page.getByRole("alert").waitFor();
      await page.getByRole("button", { name: "Refresh" }).waitFor();
    },
  },
];

await using mock = await startMock();
await using console = await startConsole({
  port: 0,
  host: "127.0.0.1",
  baseUrl: mock.url,
  apiKey: "num_live_5f3c9a1d7e2b4842",
  origin: undefined,
  files: fileURLToPath(new URL("../dist/page", import.meta.url)),
});
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
for (const { file, scenario, width, height, colorScheme, prepare } of PICTURES) {
  await mock.play(scenario);
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  await page.clock.setFixedTime(NOW);
  // The port of the mock differs in every run.
  await page.route("**/console/connection", async (route) => {
    const connection: object = await (await route.fetch()).json();
    await route.fulfill({ json: { ...connection, api: "127.0.0.1:4010" } });
  });
  await page.goto(console.url);
  await page.getByRole("article").or(page.getByRole("alert")).first().waitFor();
  if (scenario === "unauthorized") await page.getByLabel("API key", { exact: true }).waitFor();
  await prepare?.(page);
  // Browsers decode images lazily.
  await page.evaluate("Promise.all([...document.images].map((image) => image.decode()))");
  writeFileSync(`${FOLDER}${file}.webp`, await toWebp(await page.screenshot()));
  await page.close();
}
await browser.close();

/** Converts to WebP, a third of the size, with the browser's encoder. */
async function toWebp(png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  // Text, because it runs in the page.
  const url = await page.evaluate(`(async () => {
    const picture = new Image();
    picture.src = "data:image/png;base64,${png.toString("base64")}";
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.toDataURL("image/webp", 0.9);
  })()`);
  await page.close();
  return Buffer.from(String(url).replace(/^.*,/, ""), "base64");
}
