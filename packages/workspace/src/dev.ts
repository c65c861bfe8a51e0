// Usage: node src/dev.ts [mock's flags]   Serves the mock and the console from their sources until Ctrl-C; what is
// generated from the contract follows each edit of it.
import { watch } from "node:fs";
import { join } from "node:path";
import { consoleEnvironment } from "./console-environment.ts";
import { runTogether, startService } from "./service.ts";
import { root, turboQuietly } from "./turbo.ts";

const SOURCES = "--conditions=@numbers-api/source";
const QUIET = "--disable-warning=ExperimentalWarning";
const CONTRACT = "openapi.yaml";

/** Whether it is generated at the moment, and whether the contract was edited again meanwhile. */
let isRunning = false;
let isWanted = false;

console.log("Generating what follows from the contract …");
let code = await turboQuietly("generate", "@numbers-api/mock#build");
if (code === 0) {
  console.log();
  const watcher = watch(join(root, "spec"), (_, name) => {
    if (name === CONTRACT) void generate();
  });
  code = await runTogether(async (add) => {
    const spec = join("spec", CONTRACT);
    const mock = startService([SOURCES, QUIET, "apps/mock/src/cli.ts", "--spec", spec, ...process.argv.slice(2)]);
    add(mock);
    const url = await mock.url;
    if (!url) return;
    add(startService([SOURCES, QUIET, "apps/console/src/dev/cli.ts"], consoleEnvironment(url, process.env)));
  });
  watcher.close();
}
process.exitCode = code;

/** Generates once after the edits that came meanwhile. The mock reads the contract itself, and is faster. */
async function generate(): Promise<void> {
  isWanted = true;
  if (isRunning) return;
  isRunning = true;
  while (isWanted) {
    isWanted = false;
    if ((await turboQuietly("generate")) === 0) console.log("What follows from the contract was generated anew.");
  }
  isRunning = false;
}
