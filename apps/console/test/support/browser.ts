import { type Browser, chromium, type Page, type Response } from "playwright-core";
import { expect, inject, type TestAPI } from "vitest";
import type { ConsoleOptions } from "../../src/server/options.ts";
import type { EmbeddingOptions } from "../../src/server/start.ts";
import type {} from "./setup.ts";
import { type ConsoleFor, type TestConsole, test as withConsole } from "./test.ts";

/** A console in the browser. */
export interface Opened {
  readonly page: Page;
  readonly console: TestConsole;
  /** Everything that the browser received, with headers and bodies. */
  received(): Promise<string>;
}

/** Options of the console, and the width of the window in pixels. */
export type OpenOptions = Partial<ConsoleOptions & EmbeddingOptions> & { readonly width?: number };

/** Opens the built page of a console that uses the mock with the test's own key. */
export type Open = (options?: OpenOptions) => Promise<Opened>;

let connected: Promise<Browser> | undefined;

/** Connects to the browser that all tests share, once for each file. */
function sharedBrowser(): Promise<Browser> {
  connected ??= chromium.connect(inject("browser"));
  return connected;
}

/** Pages to reuse. Opening a new page takes as long as a whole test. */
const idle: Page[] = [];

/** Returns a blank page without animations, which would slow down other tests. */
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

/** Resets a page for the next test. Each console has its own origin and storage. */
async function leave(page: Page): Promise<void> {
  for (const event of ["response", "pageerror", "console", "request"] as const) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.context().setOffline(false);
  await page.goto("about:blank");
  idle.push(page);
}

/** Browser messages about failures that tests cause. */
const EXPECTED = /the server responded with a status of (4|5)\d\d|net::ERR_(CONNECTION|INTERNET_DISCONNECTED|FAILED)/;

type Fixtures = typeof withConsole extends TestAPI<infer Own> ? Own & { readonly open: Open } : never;

/**
 * Vitest's `test` with browser pages. It fails if the browser reports errors or if the page contacts other servers.
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
}) as TestAPI<Fixtures>; // `extend` infers an equivalent but longer type.

async function readAll(responses: readonly Response[]): Promise<string> {
  const all = responses.map(async (response) => {
    const body = await response.text().catch(() => "");
    return `${response.url()} ${JSON.stringify(await response.allHeaders())} ${body}`;
  });
  return (await Promise.all(all)).join("\n");
}
