// Usage: node src/cli.ts --help
import { enableCompileCache } from "node:module";

// Reading the modules takes longer than comparing small contracts. The folder follows NODE_COMPILE_CACHE.
enableCompileCache();
await import("./command.ts");
