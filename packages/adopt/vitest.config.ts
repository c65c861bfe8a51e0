export { testConfig as default } from "@numbers-api/workspace/vitest";
