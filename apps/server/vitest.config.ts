import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

// Vitest passes conditions on to Node, which would then let pg, a CommonJS package, require modules with `import`.
const resolve = { conditions: ["@numbers-api/source", "node", "default"] };

const config: ViteUserConfig = {
  ...testConfig,
  resolve,
  ssr: { resolve },
  environments: { __vitest__: { resolve } },
  test: {
    ...testConfig.test,
    globalSetup: "test/support/postgres-setup.ts",
    execArgv: ["--disable-warning=ExperimentalWarning"],
  },
};
export default config;
