import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { shareMock } from "@numbers-api/mock/vitest/setup";
import { findBrowser } from "@numbers-api/workspace/browser";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** WebSocket endpoint of the browser that all tests share. */
    readonly browser: string;
    /** Folder of the built page. */
    readonly page: string;
  }
}

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Builds the page and starts one browser and one mock for all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const page = buildPage();
  const browser = await chromium.launchServer({ executablePath: await findBrowser(), args: [...FLAGS, ...QUIET] });
  const closeMock = await shareMock(project);
  project.provide("page", page);
  project.provide("browser", browser.wsEndpoint());
  return async () => {
    await Promise.all([browser.close(), closeMock()]);
    rmSync(page, { recursive: true });
  };
}

/** Builds into a temporary folder, because `dist` may be outdated. */
function buildPage(): string {
  const folder = mkdtempSync(join(tmpdir(), "console-page-"));
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");
  const env = { ...process.env, NODE_ENV: "production" };
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  execFileSync(process.execPath, [vite, "build", "--outDir", folder, "--logLevel", "warn"], { cwd, env });
  return folder;
}
