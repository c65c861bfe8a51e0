import { createRequire } from "node:module";

export type Prism = typeof import("@stoplight/prism-http");

/** Loads Prism, which is CommonJS and slow to load, when it is first needed. */
export function loadPrism(): Prism {
  // `require` is untyped; the package's own declarations apply.
  return createRequire(import.meta.url)("@stoplight/prism-http") as Prism;
}
