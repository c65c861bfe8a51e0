import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const { reporters, ...test } = testConfig.test ?? {};
const project = (name: string, own: ViteUserConfig["test"]) => ({ ...testConfig, test: { ...test, name, ...own } });

const config: ViteUserConfig = {
  test: {
    ...(reporters && { reporters }),
    projects: [
      project("source", { exclude: ["test/package/**"] }),
      project("package", { include: ["test/package/**/*.test.ts"], globalSetup: ["test/package/support/packed.ts"] }),
    ],
  },
};
export default config;
