import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = {
  ...testConfig,
  test: { ...testConfig.test, include: ["{src,test}/**/*.test.{ts,tsx}"] },
};
export default config;
