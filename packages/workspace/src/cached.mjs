// Usage: node cached.mjs PROGRAM.ts ARGUMENT…   Runs a program, and keeps what Node makes of its files for the next time.
// What Node loads to take the types out of a file takes longer than a short command; it is loaded for no file that is
// kept. This file is JavaScript because the first one never is.
import { enableCompileCache } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

enableCompileCache();
// To the program, it is as if it had been run itself.
process.argv.splice(1, 1);
await import(pathToFileURL(resolve(process.argv[1] ?? "")).href);
