import { fileURLToPath } from "node:url";
import { test as withMock } from "@numbers-api/mock/vitest";
import type { TestAPI } from "vitest";
import type { ConsoleOptions } from "../../src/server/options.ts";
import { type EmbeddingOptions, type RunningConsole, startConsole } from "../../src/server/start.ts";

/** Tests of the server need no built page. */
const SOURCES = fileURLToPath(new URL("../../src/page", import.meta.url));

/** A console and its log. */
export interface TestConsole extends Pick<RunningConsole, "url" | "close"> {
  readonly logged: readonly string[];
}

/** Starts a console on a free port for one test. */
export type ConsoleFor = (
  baseUrl: string,
  options?: Partial<ConsoleOptions & EmbeddingOptions>,
) => Promise<TestConsole>;

type Fixtures = typeof withMock extends TestAPI<infer Own> ? Own & { readonly consoleFor: ConsoleFor } : never;

/** Vitest's `test` with the shared mock, a key of the test's own, and consoles. */
export const test: TestAPI<Fixtures> = withMock.extend<{ consoleFor: ConsoleFor }>({
  // Vitest reads the names of required fixtures from the first parameter.
  // biome-ignore lint/correctness/noEmptyPattern: no fixture is required.
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
}) as TestAPI<Fixtures>; // `extend` infers an equivalent but longer type.
