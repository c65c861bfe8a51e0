import { apiNameHooks } from "@numbers-api/openapi/api-names";
import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  entry: "src/index.ts",
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: { oxc: {} },
  hooks: apiNameHooks,
  // One output file per module, so that only client modules are marked "use client".
  unbundle: true,
  // The package tests check the directives.
  checks: { moduleLevelDirective: false },
});
export default config;
