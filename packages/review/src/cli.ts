// Usage: node src/cli.ts --help
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Reading the modules takes longer than comparing small contracts.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url)));
await import("./command.ts");
