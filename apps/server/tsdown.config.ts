import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  entry: { index: "src/index.ts", cli: "src/cli.ts" },
  platform: "node",
  target: "node24",
  // The package is a module, so its files keep the extension `.js`.
  fixedExtension: false,
  dts: { entry: ["src/index.ts"] },
  // The contract is not published, and the validators use little of the library that made them.
  deps: { onlyBundle: ["@numbers-api/contract", "ajv", "ajv-formats"] },
});
export default config;
