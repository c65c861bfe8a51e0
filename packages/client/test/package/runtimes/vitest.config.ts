import { fileURLToPath } from "node:url";
import { fixtureConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  ...fixtureConfig,
  root: fileURLToPath(new URL("../../..", import.meta.url)),
  test: {
    ...fixtureConfig.test,
    include: ["test/package/runtimes/*.check.ts"],
    globalSetup: ["test/package/support/packed.ts"],
    // The first run downloads them.
    hookTimeout: 600_000,
    reporters: ["verbose", ["json", { outputFile: "reports/runtimes.json" }]],
  },
};
export default config;
