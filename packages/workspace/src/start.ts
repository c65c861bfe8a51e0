// Usage: node src/start.ts [mock's flags]   Lints and generates, then builds, then serves the mock until Ctrl-C.
import { join } from "node:path";
import { root, run, turboQuietly } from "./turbo.ts";

console.log("Linting the contract and generating what follows from it …");
let code = await turboQuietly("@numbers-api/spec#lint", "generate");
if (code === 0) {
  console.log("Building the packages …");
  // What is built comes from what was just generated, so it cannot be part of the same run.
  code = await turboQuietly("build");
}
if (code === 0) {
  console.log();
  code = await run(process.execPath, [join(root, "apps/mock/dist/cli.js"), ...process.argv.slice(2)]);
}
process.exitCode = code;
