import { fixtureConfig } from "@numbers-api/workspace/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

// Some tests start a process, which takes its time on a busy machine.
const config: ViteUserConfig = mergeConfig(fixtureConfig, {
  test: {
    testTimeout: 60_000,
    // The package's own tests use the set-up that it offers to others.
    globalSetup: ["src/vitest/setup.ts", "test/support/build-page.ts"],
    // Browsers update pages at unpredictable times.
    expect: { poll: { timeout: 30_000 } },
  },
});
export default config;
