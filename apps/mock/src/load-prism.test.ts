import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { loadEngine } from "./engine.ts";
import { DEFERRED } from "./load-prism.ts";

it("Prism is ready to answer from examples, and has not loaded what it seldom needs", async () => {
  const require = createRequire(import.meta.url);
  await loadEngine({ openapi: "3.1.0", info: {}, paths: {} });
  const prism = require.resolve("@stoplight/prism-http");
  const deferred = DEFERRED.map((name) => createRequire(prism).resolve(name));
  expect(Object.keys(require.cache)).toContain(prism);
  expect(Object.keys(require.cache).filter((file) => deferred.includes(file))).toEqual([]);
});
