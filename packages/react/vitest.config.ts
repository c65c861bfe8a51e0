import { fileURLToPath } from "node:url";
import { testConfig } from "@numbers-api/workspace/vitest";
import type { ViteUserConfig } from "vitest/config";

const { reporters, ...test } = testConfig.test ?? {};
const project = (name: string, own: ViteUserConfig["test"]) => ({ ...testConfig, test: { ...test, name, ...own } });
/** README examples import the package by name, which Vite does not resolve. */
const alias = { "@numbers-api/react": fileURLToPath(new URL("src/index.ts", import.meta.url)) };

const config: ViteUserConfig = {
  test: {
    ...(reporters && { reporters }),
    projects: [
      project("source", {
        alias,
        include: ["{src,test}/**/*.test.{ts,tsx}"],
        exclude: ["test/package/**"],
        setupFiles: ["test/support/patience.ts"],
      }),
      project("package", { include: ["test/package/**/*.test.ts"], globalSetup: ["test/package/support/packed.ts"] }),
    ],
  },
};
export default config;
