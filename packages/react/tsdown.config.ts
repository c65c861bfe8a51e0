import { defineConfig, type UserConfig } from "tsdown";

const config: UserConfig = defineConfig({
  entry: "src/index.ts",
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: { oxc: {} },
  // One file for each module, so that "use client" stands where it belongs, and nowhere else.
  unbundle: true,
  // The bundler fears for the directives, which the tests of the package find where they belong.
  checks: { moduleLevelDirective: false },
});
export default config;
