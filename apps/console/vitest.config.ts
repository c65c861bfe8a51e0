import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  ...testConfig,
  test: {
    ...testConfig.test,
    // All files share one mock, one browser and one build. Each test has its own API key and console.
    globalSetup: ["test/support/setup.ts"],
    expect: { poll: { timeout: 30_000 } },
  },
};
export default config;
