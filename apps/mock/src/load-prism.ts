import { createRequire } from "node:module";
import { requireDeferring } from "./deferred-require.ts";

export type Prism = typeof import("@stoplight/prism-http");

/** More than half of the time in which Prism loads goes into these, and an answer from an example needs none of them. */
export const DEFERRED: readonly string[] = [
  "./forwarder",
  "./mocker/callback/callbacks",
  "./mocker/generator/JSONSchema",
  "@faker-js/faker",
  "@stoplight/http-spec/oas2/operation",
  "@stoplight/http-spec/postman/operation",
  "@stoplight/json-schema-merge-allof",
  "http-proxy-agent",
  "https-proxy-agent",
  "lodash/fp",
  "node-fetch",
  "parse-multipart-data",
];

/** Loads Prism, which takes some 250 ms the first time. */
export function loadPrism(): Prism {
  const require = createRequire(import.meta.url);
  const fromPrism = createRequire(require.resolve("@stoplight/prism-http"));
  const files = DEFERRED.map((name) => fromPrism.resolve(name));
  // The shape of a CommonJS module is known from its types only.
  return requireDeferring(require, "@stoplight/prism-http", files) as Prism;
}
