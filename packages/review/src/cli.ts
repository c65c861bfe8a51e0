// Usage: node src/cli.ts --help
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Reading the modules takes longer than comparing small contracts.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url)));
const { main } = await import("./command.ts");
process.exitCode = await main(process.argv.slice(2));
