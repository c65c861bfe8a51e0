// Playwright types what happens inside a page, too.
/// <reference lib="dom" />

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright-core";

/**
 * How long a command may take, in milliseconds: an installation takes minutes. Nothing else happens meanwhile, so no
 * time limit of a test would end one that hangs.
 */
const PATIENCE = 600_000;

/** What finding a browser needs to know of a machine, and to do on it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** Where Playwright keeps the Chromium that it installs. */
  readonly playwrightBrowser: string;
  exists(file: string): boolean;
  /** Runs a command, and says whether it ended well. */
  run(command: string, args: readonly string[]): boolean;
}

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/** Without the Lock option, two packages whose tests start together would fail on each other's installation. */
const APT = ["-qq", "-o", "DPkg::Lock::Timeout=300"];

/**
 * The executable of a browser of the Chromium family: what `CHROMIUM_PATH` names, else one that is installed, else the
 * one that Playwright has installed before. Where there is none, Playwright installs one, or else the package manager of
 * a Debian machine whose user is root.
 *
 * @throws {Error} when `CHROMIUM_PATH` names no file, or no browser is there and none can be installed.
 *
 * @example
 * const browser = await chromium.launch({ executablePath: await findBrowser() });
 */
export async function findBrowser(machine: Machine = thisMachine()): Promise<string> {
  const { CHROMIUM_PATH: named } = machine.env;
  if (named) {
    if (machine.exists(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist. Correct it, or remove it.`);
  }
  const found = installed(machine) ?? installByPlaywright(machine) ?? installByDebian(machine);
  if (found) return found;
  throw new Error(
    "No browser was found, and none could be installed. Install Chrome, Chromium or Edge, or set CHROMIUM_PATH to the executable of one.",
  );
}

function installed(machine: Machine): string | undefined {
  return candidates(machine).find((file) => machine.exists(file) && answers(machine, file));
}

function candidates({ platform, env, playwrightBrowser }: Machine): string[] {
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

/** On Linux a command of this name may only print how to install the browser. */
function answers({ platform, run }: Machine, file: string): boolean {
  return platform !== "linux" || run(file, ["--version"]);
}

function installByPlaywright(machine: Machine): string | undefined {
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  return machine.run(process.execPath, [cli, "install", "chromium"]) ? installed(machine) : undefined;
}

function installByDebian(machine: Machine): string | undefined {
  if (!machine.isRoot || !machine.exists("/etc/debian_version")) return undefined;
  // An outdated list of packages may still do, and a package source that does not answer need not be the one.
  machine.run("apt-get", [...APT, "update"]);
  const install = ["install", "--yes", "--no-install-recommends", "chromium"];
  return machine.run("apt-get", [...APT, ...install]) ? installed(machine) : undefined;
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    playwrightBrowser: chromium.executablePath(),
    exists: existsSync,
    run: (command, args) => spawnSync(command, args, { stdio: "ignore", timeout: PATIENCE }).status === 0,
  };
}
