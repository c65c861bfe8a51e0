#!/usr/bin/env node
import module from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  // The imports below do not even load there.
  process.stderr.write(`numbers-mock: this is Node ${process.versions.node}: install Node 20.19 or later.\n`);
  process.exitCode = 2;
} else {
  // Available since Node 22.8.
  module.enableCompileCache?.();
  // Only modules imported after this call use the cache, so static imports are avoided.
  const { main } = await import("./cli/main.ts");
  process.exitCode = await main(process.argv.slice(2), process.env);
}
