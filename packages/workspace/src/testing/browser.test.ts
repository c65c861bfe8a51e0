import { describe, expect, it } from "vitest";
import { type BrowserMachine, findBrowser } from "./browser.ts";

/** Linux machine with these files, which include a browser only if it is named. */
function machine({ files = [], ...given }: Partial<BrowserMachine> & { files?: string[] } = {}): BrowserMachine {
  return {
    platform: "linux",
    env: { PATH: "/usr/local/bin:/usr/bin" },
    playwrightBrowser: "/home/.cache/playwright/chrome",
    exists: (file) => files.includes(file),
    run: (command) => files.includes(command),
    ...given,
  };
}

describe("findBrowser", () => {
  it("uses the browser that CHROMIUM_PATH names", () => {
    const env = { CHROMIUM_PATH: "/opt/chrome", PATH: "/usr/bin" };
    expect(findBrowser(machine({ env, files: ["/opt/chrome", "/usr/bin/chromium"] }))).toBe("/opt/chrome");
  });

  it("refuses a CHROMIUM_PATH that does not exist", () => {
    expect(() => findBrowser(machine({ env: { CHROMIUM_PATH: "/opt/chrome", PATH: "/usr/bin" } }))).toThrow(
      "CHROMIUM_PATH names /opt/chrome, which does not exist. Correct it, or remove it.",
    );
  });

  it.each([
    ["linux", "/usr/bin/chromium"],
    ["linux", "/usr/bin/google-chrome"],
    ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["win32", "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe"],
  ] as const)("finds an installed browser on %s: %s", async (platform, file) => {
    const env = { PATH: "/usr/local/bin:/usr/bin", PROGRAMFILES: "C:\\Program Files" };
    expect(findBrowser(machine({ platform, env, files: [file] }))).toBe(file);
  });

  it("skips a command that only prints how to install the browser", () => {
    const files = ["/usr/bin/chromium", "/usr/bin/google-chrome"];
    const run = (command: string): boolean => command === "/usr/bin/google-chrome";
    expect(findBrowser(machine({ files, run }))).toBe("/usr/bin/google-chrome");
  });

  it("finds the browser that Playwright installed", () => {
    const files = ["/home/.cache/playwright/chrome"];
    expect(findBrowser(machine({ files }))).toBe(files[0]);
  });

  it("names the package to install when none is found", () => {
    expect(() => findBrowser(machine())).toThrow(
      "No browser was found. Install Chromium (Debian: apt-get install chromium), Chrome or Edge, or set CHROMIUM_PATH",
    );
  });
});
