import { testConfig } from "@numbers-api/workspace/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = mergeConfig(testConfig, {
  test: { execArgv: ["--disable-warning=ExperimentalWarning"] },
});
export default config;
