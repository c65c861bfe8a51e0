import { describe, expect, it } from "vitest";
import { findBrowser, type Machine } from "./browser.ts";

/** A Linux machine without a browser. `installs` is what an installer puts where, by the installer's name. */
function machine(given: Partial<Machine> & { files?: string[]; installs?: Record<string, string> } = {}): Machine {
  const { files = [], installs = {}, ...rest } = given;
  const there = new Set(files);
  return {
    platform: "linux",
    env: { PATH: "/usr/local/bin:/usr/bin" },
    isRoot: false,
    playwrightBrowser: "/home/.cache/playwright/chrome",
    exists: (file) => there.has(file),
    run: (command, args) => {
      if (there.has(command)) return true;
      const [installer, file] =
        Object.entries(installs).find(([name]) => [command, ...args].join(" ").includes(name)) ?? [];
      if (file) there.add(file);
      return installer !== undefined;
    },
    ...rest,
  };
}

describe("findBrowser", () => {
  it("takes the browser that CHROMIUM_PATH names", async () => {
    const env = { CHROMIUM_PATH: "/opt/chrome", PATH: "/usr/bin" };
    expect(await findBrowser(machine({ env, files: ["/opt/chrome", "/usr/bin/chromium"] }))).toBe("/opt/chrome");
  });

  it("refuses a CHROMIUM_PATH that leads nowhere", async () => {
    const finding = findBrowser(machine({ env: { CHROMIUM_PATH: "/opt/chrome", PATH: "/usr/bin" } }));
    await expect(finding).rejects.toThrow(
      "CHROMIUM_PATH names /opt/chrome, which does not exist. Correct it, or remove it.",
    );
  });

  it.each([
    ["linux", "/usr/bin/chromium"],
    ["linux", "/usr/bin/google-chrome"],
    ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["win32", "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe"],
  ] as const)("finds on %s what is installed: %s", async (platform, file) => {
    const env = { PATH: "/usr/local/bin:/usr/bin", PROGRAMFILES: "C:\\Program Files" };
    expect(await findBrowser(machine({ platform, env, files: [file] }))).toBe(file);
  });

  it("passes over a command that only says how to install the browser", async () => {
    const files = ["/usr/bin/chromium", "/usr/bin/google-chrome"];
    const run = (command: string): boolean => command === "/usr/bin/google-chrome";
    expect(await findBrowser(machine({ files, run }))).toBe("/usr/bin/google-chrome");
  });

  it("finds what Playwright has installed before", async () => {
    const files = ["/home/.cache/playwright/chrome"];
    expect(await findBrowser(machine({ files }))).toBe(files[0]);
  });

  it("has Playwright install one where there is none", async () => {
    const installs = { "cli.js install chromium": "/home/.cache/playwright/chrome" };
    expect(await findBrowser(machine({ installs }))).toBe("/home/.cache/playwright/chrome");
  });

  it("has Debian install one where Playwright cannot", async () => {
    const installs = { "--no-install-recommends chromium": "/usr/bin/chromium" };
    const files = ["/etc/debian_version"];
    expect(await findBrowser(machine({ isRoot: true, files, installs }))).toBe("/usr/bin/chromium");
    await expect(findBrowser(machine({ isRoot: false, files, installs }))).rejects.toThrow("none could be installed");
  });

  it("says what to do where nothing helps", async () => {
    await expect(findBrowser(machine())).rejects.toThrow(
      "No browser was found, and none could be installed. Install Chrome, Chromium or Edge, or set CHROMIUM_PATH",
    );
  });
});
