// Usage: node src/start.ts [mock's flags]   Lints and generates, then builds, then serves the mock until Ctrl-C.
import { join } from "node:path";
import { root, run, turbo } from "./turbo.ts";

const quiet = ["--output-logs=errors-only", "--log-prefix=none"];
const code =
  (await turbo("run", "@numbers-api/spec#lint", "@numbers-api/contract#generate", ...quiet)) ||
  // What is built comes from what was just generated, so it cannot be part of the same run.
  (await turbo("run", "build", ...quiet)) ||
  (await run(process.execPath, [join(root, "apps/mock/dist/cli.js"), ...process.argv.slice(2)]));
process.exitCode = code;
