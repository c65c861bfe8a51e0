import { fileURLToPath } from "node:url";
import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  ...testConfig,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    ...testConfig.test,
    include: ["test/packed/*.check.ts"],
    // It installs the package with its dependencies.
    hookTimeout: 600_000,
    reporters: ["verbose", ["json", { outputFile: "reports/packed.json" }]],
  },
};
export default config;
