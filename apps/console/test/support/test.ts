import { fileURLToPath } from "node:url";
import { test as withMock } from "@numbers-api/mock/vitest";
import type { TestAPI } from "vitest";
import type { ConsoleOptions } from "../../src/server/options.ts";
import { type Embedding, type RunningConsole, startConsole } from "../../src/server/start.ts";

/** A page that is not built is good enough where only the server is tested. */
const SOURCES = fileURLToPath(new URL("../../src/page", import.meta.url));

/** A console, and what it logged. */
export interface TestConsole extends Pick<RunningConsole, "url" | "close"> {
  readonly logged: readonly string[];
}

/** Starts a console on a free port, until the test ends. */
export type ConsoleFor = (baseUrl: string, options?: Partial<ConsoleOptions & Embedding>) => Promise<TestConsole>;

type Fixtures = typeof withMock extends TestAPI<infer Own> ? Own & { readonly consoleFor: ConsoleFor } : never;

/** The `test` of Vitest with the mock that all share, under a key of the test's own, and with consoles of its own. */
export const test: TestAPI<Fixtures> = withMock.extend<{ consoleFor: ConsoleFor }>({
  // Vitest finds the fixtures that one needs by its first parameter, which has to be taken apart.
  // biome-ignore lint/correctness/noEmptyPattern: this one needs none.
  consoleFor: async ({}, use) => {
    const consoles: RunningConsole[] = [];
    await use(async (baseUrl, options = {}) => {
      const logged: string[] = [];
      const log = (line: string): void => void logged.push(line);
      const usual = { port: 0, host: "127.0.0.1", apiKey: "key-of-the-test", origin: undefined, files: SOURCES };
      const running = await startConsole({ ...usual, baseUrl, log, ...options });
      consoles.push(running);
      return { url: running.url, close: running.close, logged };
    });
    await Promise.all(consoles.map((running) => running.close()));
  },
}) as TestAPI<Fixtures>; // What `extend` infers is the same, but too long to write down.
