import { type Browser, chromium, type Page, type Response } from "playwright-core";
import { expect, inject, type TestAPI } from "vitest";
import type { ConsoleOptions } from "../../src/server/options.ts";
import type { Embedding } from "../../src/server/start.ts";
import type {} from "./setup.ts";
import { type ConsoleFor, type TestConsole, test as withConsole } from "./test.ts";

/** A console in the browser. */
export interface Opened {
  readonly page: Page;
  readonly console: TestConsole;
  /** All that the browser was sent, with headers and bodies. */
  received(): Promise<string>;
}

/** How the console runs, and how wide its window is, in pixels. */
export type OpenOptions = Partial<ConsoleOptions & Embedding> & { readonly width?: number };

/** Opens the built page of a console, whose API is the mock under the test's own key. */
export type Open = (options?: OpenOptions) => Promise<Opened>;

let connected: Promise<Browser> | undefined;

/** The browser that all tests share; each file connects once. */
function sharedBrowser(): Promise<Browser> {
  connected ??= chromium.connect(inject("browser"));
  return connected;
}

/** Pages that tests have left. To make a new one takes the browser as long as all that a test does on it. */
const idle: Page[] = [];

/** A page with nothing on it. What would move on it for ever, while it waits, would take the time of all others. */
async function blankPage(width: number): Promise<Page> {
  const browser = await sharedBrowser();
  const page =
    idle.pop() ??
    (await browser.newPage({
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      permissions: ["clipboard-read", "clipboard-write"],
    }));
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: null, reducedMotion: "reduce" });
  return page;
}

/** Leaves a page to the next test, as it was. Each console has an origin of its own, and so all that it could store. */
async function leave(page: Page): Promise<void> {
  for (const event of ["response", "pageerror", "console", "request"] as const) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.context().setOffline(false);
  await page.goto("about:blank");
  idle.push(page);
}

/** What a browser says about answers that the tests ask for. */
const EXPECTED = /the server responded with a status of (4|5)\d\d|net::ERR_(CONNECTION|INTERNET_DISCONNECTED|FAILED)/;

type Fixtures = typeof withConsole extends TestAPI<infer Own> ? Own & { readonly open: Open } : never;

/**
 * The `test` of Vitest with pages of its own. When a test ends, the browser must have had nothing to complain about, and
 * the page must have asked nobody but its own server.
 */
export const test: TestAPI<Fixtures> = withConsole.extend<{ open: Open }>({
  open: async (
    { mock, consoleFor }: { mock: { url: string; key: string }; consoleFor: ConsoleFor },
    use: (open: Open) => Promise<void>,
  ) => {
    const complaints: string[] = [];
    const pages: Page[] = [];
    await use(async ({ width = 1280, ...options } = {}) => {
      const running = await consoleFor(mock.url, { apiKey: mock.key, files: inject("page"), ...options });
      const page = await blankPage(width);
      pages.push(page);
      const responses: Response[] = [];
      page.on("response", (response) => responses.push(response));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (!EXPECTED.test(message.text())) complaints.push(message.text());
      });
      page.on("request", (request) => {
        if (!request.url().startsWith(`${running.url}/`) && !request.url().startsWith("blob:")) {
          complaints.push(`asked for ${request.url()}`);
        }
      });
      await page.goto(running.url);
      return { page, console: running, received: () => readAll(responses) };
    });
    await Promise.all(pages.map(leave));
    expect(complaints).toEqual([]);
  },
}) as TestAPI<Fixtures>; // What `extend` infers is the same, but too long to write down.

async function readAll(responses: readonly Response[]): Promise<string> {
  const all = responses.map(async (response) => {
    const body = await response.text().catch(() => "");
    return `${response.url()} ${JSON.stringify(await response.allHeaders())} ${body}`;
  });
  return (await Promise.all(all)).join("\n");
}
