export { testConfig as default } from "./src/testing/vitest.ts";
