import type { ViteUserConfig } from "vitest/config";
import { ProgressReporter } from "./progress-reporter.ts";

const resolve = { conditions: ["@numbers-api/source", "node", "import", "module", "default"] };

/**
 * Vitest configuration that all packages share. Packages of the workspace resolve to their sources. The JSON report lets
 * the root command add up the totals, even when turbo replays a cached run.
 */
export const testConfig: ViteUserConfig = {
  resolve,
  ssr: { resolve },
  // A global setup has its own environment.
  environments: { __vitest__: { resolve } },
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
