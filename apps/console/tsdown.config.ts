import { defineConfig, type UserConfig } from "tsdown";

/** Bundles the server into one file without dependencies. */
const config: UserConfig = defineConfig({
  entry: { cli: "src/server/cli.ts" },
  outDir: "dist/server",
  platform: "node",
  fixedExtension: false,
  dts: false,
  minify: false,
  deps: { alwaysBundle: [/.*/] },
  inputOptions: { resolve: { conditionNames: ["@numbers-api/source", "node", "import", "default"] } },
});
export default config;
