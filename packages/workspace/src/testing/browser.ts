// Playwright also types code that runs inside a page.
/// <reference lib="dom" />

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

/** The parts of a machine that finding a browser needs. */
export interface BrowserMachine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the Chromium that Playwright installs. */
  readonly playwrightBrowser: string;
  exists(file: string): boolean;
  /** Runs a command, and returns true when it succeeds. */
  run(command: string, args: readonly string[]): boolean;
}

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/**
 * Finds the executable of a browser of the Chromium family: the one that `CHROMIUM_PATH` names, or an installed one.
 *
 * @throws {Error} when `CHROMIUM_PATH` does not name a file, or no browser is installed.
 *
 * @example
 * const browser = await chromium.launch({ executablePath: findBrowser() });
 */
export function findBrowser(machine: BrowserMachine = thisMachine()): string {
  const { CHROMIUM_PATH: named } = machine.env;
  if (named) {
    if (machine.exists(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist. Correct it, or remove it.`);
  }
  const found = candidates(machine).find((file) => machine.exists(file) && isBrowser(machine, file));
  if (found) return found;
  throw new Error(
    "No browser was found. Install Chromium (Debian: apt-get install chromium), Chrome or Edge, or set CHROMIUM_PATH to the executable of one.",
  );
}

function candidates({ platform, env, playwrightBrowser }: BrowserMachine): string[] {
  if (platform === "darwin") {
    return [...MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`), playwrightBrowser];
  }
  if (platform === "win32") {
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].filter(
      (folder) => folder !== undefined,
    );
    return [...folders.flatMap((folder) => WINDOWS.map((file) => `${folder}\\${file}`)), playwrightBrowser];
  }
  const path = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return [...COMMANDS.flatMap((command) => path.map((folder) => join(folder, command))), playwrightBrowser];
}

/** On Linux, a command of this name may only print how to install the browser. */
function isBrowser({ platform, run }: BrowserMachine, file: string): boolean {
  return platform !== "linux" || run(file, ["--version"]);
}

function thisMachine(): BrowserMachine {
  return {
    platform: process.platform,
    env: process.env,
    playwrightBrowser: chromium.executablePath(),
    exists: existsSync,
    run: (command, args) => spawnSync(command, args, { stdio: "ignore", timeout: 60_000 }).status === 0,
  };
}
