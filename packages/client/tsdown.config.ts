import { apiNameHooks } from "@numbers-api/openapi/api-names";
import { defineConfig, type UserConfig } from "tsdown";

/** Each entry is one complete file: an application that imports one does not load the other. */
const entry = (name: string, source: string): UserConfig => ({
  entry: { [name]: source },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: { oxc: {} },
  hooks: apiNameHooks,
  // Neither the contract nor the shared functions are published: they become part of the package. So do the serializers of
  // openapi-fetch, where an operation has parameters.
  deps: { alwaysBundle: ["@numbers-api/contract", "@numbers-api/http", "openapi-fetch"] },
  inputOptions: { resolve: { conditionNames: ["@numbers-api/source", "import", "default"] } },
});

const config: UserConfig[] = defineConfig([entry("index", "src/index.ts"), entry("testing", "src/testing/index.ts")]);
export default config;
