#!/usr/bin/env node
import module from "node:module";

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  // The modules that are imported below do not load there.
  process.stderr.write(`numbers-server: this is Node ${process.versions.node}: install Node 24 or later.\n`);
  process.exitCode = 2;
} else {
  module.enableCompileCache();
  // Only modules imported after this call use the cache, so static imports are avoided.
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2), process.env);
}
