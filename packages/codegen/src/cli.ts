// Usage: node src/cli.ts [--check] [--spec FILE --out FOLDER]
// Exit code 0: fine; 1: a contract has problems, or --check found a file that is out of date; 2: called wrongly.
import { enableCompileCache } from "node:module";

// Most of a run loads the compiler behind openapi-typescript.
enableCompileCache();
const { runGenerate } = await import("./command.ts");
const { report } = await import("./outcome.ts");
report(await runGenerate(process.argv.slice(2)));
