import { testConfig } from "@numbers-api/workspace/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

// Some tests start a process, which takes its time on a busy machine.
const config: ViteUserConfig = mergeConfig(testConfig, {
  test: {
    testTimeout: 60_000,
    // What the package offers to the tests of others is tested by its own.
    globalSetup: ["src/vitest/setup.ts", "test/support/build-page.ts"],
    // What a page shows comes when it comes.
    expect: { poll: { timeout: 30_000 } },
  },
});
export default config;
