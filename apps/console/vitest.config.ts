import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  ...testConfig,
  test: {
    ...testConfig.test,
    // One mock, one browser and one built page serve all files; each test has an API key and a console of its own.
    globalSetup: ["test/support/setup.ts"],
    // What a page shows comes when it comes.
    expect: { poll: { timeout: 30_000 } },
  },
};
export default config;
