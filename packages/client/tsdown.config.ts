import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: { oxc: {} },
  // The contract is not published: its table and types become part of the package.
  deps: { alwaysBundle: ["@numbers-api/contract"] },
  inputOptions: { resolve: { conditionNames: ["@numbers-api/source", "import", "default"] } },
});
export default config;
