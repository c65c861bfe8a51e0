import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  entry: ["src/index.ts", "src/cli.ts"],
  platform: "node",
  // The package is a module, so its files need no other ending.
  fixedExtension: false,
  dts: { entry: "src/index.ts" },
  // The contract and the tools of its document are not published: what is used of them becomes part of this package.
  deps: { onlyBundle: ["@numbers-api/contract", "@numbers-api/spec"] },
});
export default config;
