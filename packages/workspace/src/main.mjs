// Usage: node main.mjs COMMAND ARGUMENT…   Runs a root command. JavaScript, because Node keeps the compiled TypeScript of
// the files that are imported after the cache is enabled, which halves the start of a command.
import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/main.ts");
process.exitCode = await main(process.argv.slice(2));
