import { fixtureConfig, testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const project = (name: string, base: ViteUserConfig, own: ViteUserConfig["test"]) => {
  const { reporters, ...test } = base.test ?? {};
  return { ...base, test: { ...test, name, ...own } };
};

const config: ViteUserConfig = {
  test: {
    ...(testConfig.test?.reporters && { reporters: testConfig.test.reporters }),
    projects: [
      // The API in spec/, whatever it is.
      project("api", testConfig, { include: ["test/api/**/*.test.ts"] }),
      project("source", fixtureConfig, { exclude: ["test/{api,package}/**"] }),
      project("package", fixtureConfig, {
        include: ["test/package/**/*.test.ts"],
        globalSetup: ["test/package/support/packed.ts"],
      }),
    ],
  },
};
export default config;
