// Exit code 0: fine; 1: the contract has problems, or --check found a file that is not what would be generated;
// 2: called wrongly.
import { enableCompileCache } from "node:module";

// Most of a run goes into loading the compiler and the bundler, so what Node makes of them is kept.
enableCompileCache();
const { runGenerate } = await import("./generate/command.ts");
const { report } = await import("./generate/outcome.ts");
report(await runGenerate(process.argv.slice(2)));
