import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

/** Tests that need the packages that are compared have a configuration of their own, so that a newcomer does without. */
const config: ViteUserConfig = { ...testConfig, test: { ...testConfig.test, exclude: ["test/peers/**"] } };
export default config;
