#!/usr/bin/env node
import { enableCompileCache } from "node:module";

enableCompileCache();
// What is imported from here on comes out of the cache, so nothing is imported statically.
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2), process.env);
