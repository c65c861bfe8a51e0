import type { TestProject } from "vitest/node";
import type { NumbersMockOptions, OtherMockOptions } from "../options.ts";
import { start } from "../start.ts";
import type {} from "./provided.ts";

/**
 * Starts one mock for all workers of a Vitest project and provides its address. Call it in your own global set-up file
 * to choose its options.
 *
 * @returns a function that stops the mock.
 *
 * @example
 * import { shareMock } from "@numbers-api/mock/vitest/setup";
 * import type { TestProject } from "vitest/node";
 *
 * export default (project: TestProject) => shareMock(project, { delay: 20 });
 */
export async function shareMock(
  project: TestProject,
  options: NumbersMockOptions | OtherMockOptions = {},
): Promise<() => Promise<void>> {
  const { mock } = await start(options);
  project.provide("numbersMock", mock.url);
  return mock.close;
}

/** To be named under `globalSetup` in the configuration of Vitest: `@numbers-api/mock/vitest/setup`. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return shareMock(project);
}
