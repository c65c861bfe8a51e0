// Usage: node src/start.ts [mock's flags]   Lints and generates, then builds, then serves the mock and the console until Ctrl-C.
import { consoleEnvironment } from "./console-environment.ts";
import { runTogether, startService } from "./service.ts";
import { turboQuietly } from "./turbo.ts";

console.log("Linting the contract and generating what follows from it …");
let code = await turboQuietly("@numbers-api/spec#lint", "generate");
if (code === 0) {
  console.log("Building the packages …");
  // What is built comes from what was just generated, so it cannot be part of the same run.
  code = await turboQuietly("build");
}
if (code === 0) {
  console.log();
  code = await runTogether(async (add) => {
    const mock = startService(["apps/mock/dist/cli.js", ...process.argv.slice(2)]);
    add(mock);
    const url = await mock.url;
    if (url) add(startService(["apps/console/dist/server/cli.js"], consoleEnvironment(url, process.env)));
  });
}
process.exitCode = code;
