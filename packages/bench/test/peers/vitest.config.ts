import { fileURLToPath } from "node:url";
import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  ...testConfig,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    ...testConfig.test,
    include: ["test/peers/*.test.ts"],
    globalSetup: "test/peers/install-peers.ts",
    // The first run downloads them.
    hookTimeout: 600_000,
    reporters: ["verbose", ["json", { outputFile: "reports/peers.json" }]],
  },
};
export default config;
