import type { ViteUserConfig } from "vitest/config";

const resolve = { conditions: ["@numbers-api/source", "node", "import", "module", "default"] };

/**
 * What the tests of every package have in common: packages of the workspace are read from their source, and a report
 * is left from which the root adds up the totals, on a cached run too.
 */
export const testConfig: ViteUserConfig = {
  resolve,
  ssr: { resolve },
  // A global set-up runs in an environment of Vitest's own.
  environments: { __vitest__: { resolve } },
  test: {
    // Tests stand beside what they test; those of a whole package stand in its folder test/.
    include: ["{src,test}/**/*.test.ts"],
    // Only to end a test that hangs: nothing here is about speed, and a busy machine is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    reporters: ["default", ["json", { outputFile: "reports/tests.json" }]],
  },
};
