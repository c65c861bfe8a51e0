import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

/** Tests run `lint` on copies, which share what is installed here. */
const config: ViteUserConfig = {
  ...testConfig,
  test: { ...testConfig.test, globalSetup: ["test/support/linters.ts"] },
};
export default config;
