import { fileURLToPath } from "node:url";
import { fixtureConfig, testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const project = (name: string, base: ViteUserConfig, own: ViteUserConfig["test"]) => {
  const { reporters, ...test } = base.test ?? {};
  return { ...base, test: { ...test, name, ...own } };
};
/** README examples import the package by name, which Vite does not resolve. */
const alias = { "@numbers-api/react": fileURLToPath(new URL("src/index.ts", import.meta.url)) };

const config: ViteUserConfig = {
  test: {
    ...(testConfig.test?.reporters && { reporters: testConfig.test.reporters }),
    projects: [
      // The API in spec/, whatever it is.
      project("api", testConfig, { include: ["test/api/**/*.test.{ts,tsx}"] }),
      project("source", fixtureConfig, {
        alias,
        include: ["{src,test}/**/*.test.{ts,tsx}"],
        exclude: ["test/{api,package}/**"],
        setupFiles: ["test/support/patience.ts"],
      }),
      project("package", fixtureConfig, {
        include: ["test/package/**/*.test.ts"],
        globalSetup: ["test/package/support/packed.ts"],
      }),
    ],
  },
};
export default config;
