import { testConfig } from "@numbers-api/workspace/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

// Some tests start a process, which takes its time on a busy machine.
const config: ViteUserConfig = mergeConfig(testConfig, { test: { testTimeout: 60_000 } });
export default config;
