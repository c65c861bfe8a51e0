export { fixtureConfig as default } from "@numbers-api/workspace/vitest";
