import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  ...testConfig,
  test: { ...testConfig.test, globalSetup: "test/support/install-peers.ts" },
};

export default config;
