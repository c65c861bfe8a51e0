import type { ViteUserConfig } from "vitest/config";
import { ProgressReporter } from "./progress-reporter.ts";

/** Condition by which generated files resolve to those of `packages/openapi/fixture/openapi.yaml`. */
const FIXTURE = "@numbers-api/fixture";
/** Packages of the workspace resolve to their sources. */
const SOURCE = ["@numbers-api/source", "node", "import", "module", "default"];

function resolvedBy(conditions: string[]): ViteUserConfig {
  const resolve = { conditions };
  // A global setup has its own environment.
  return { resolve, ssr: { resolve }, environments: { __vitest__: { resolve } } };
}

/**
 * Vitest configuration that all packages share. The JSON report lets the root command add up the totals, even when turbo
 * replays a cached run.
 */
export const testConfig: ViteUserConfig = {
  ...resolvedBy(SOURCE),
  test: {
    // Unit tests are next to the code, tests of a whole package in its test folder.
    include: ["{src,test}/**/*.test.ts"],
    // Generous for busy machines: it only ends a test that hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    reporters: ["default", new ProgressReporter(), ["json", { outputFile: "reports/tests.json" }]],
  },
};

/**
 * Configuration of tests that run on the fixture contract, so that an edit of the API does not change them. Programs that
 * they start inherit the condition.
 */
export const fixtureConfig: ViteUserConfig = {
  ...resolvedBy([FIXTURE, ...SOURCE]),
  test: { ...testConfig.test, env: { NODE_OPTIONS: `--conditions=${FIXTURE}` } },
};
