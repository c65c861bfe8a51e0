#!/usr/bin/env node
import module from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 18)) {
  // What is imported below does not even load there.
  process.stderr.write(`numbers-mock: this is ${process.version}, but Prism needs Node 24.18 or later.\n`);
  process.exitCode = 2;
} else {
  module.enableCompileCache();
  // What is imported from here on comes out of the cache, so nothing is imported statically.
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2), process.env);
}
