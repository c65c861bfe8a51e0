// Usage: node src/testing/generate-cli.ts [--check]   Writes src/generated/handlers.ts, or says whether it is up to date.
// Exit code 0: fine; 1: --check found it out of date, or names collide; 2: called wrongly.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Operation, operations } from "@numbers-api/contract";
import { renderHandlers } from "./render.ts";

const file = fileURLToPath(new URL("../generated/handlers.ts", import.meta.url));
const shown = "packages/client/src/generated/handlers.ts";

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function run(args: readonly string[]): number {
  if (args.some((arg) => arg !== "--check")) {
    console.error("Usage: node src/testing/generate-cli.ts [--check]");
    return 2;
  }
  const wanted = renderHandlers(Object.values<Operation>(operations));
  if (existsSync(file) && readFileSync(file, "utf8") === wanted) {
    console.log(`${shown} is up to date`);
    return 0;
  }
  if (args.length > 0) {
    console.error(`stale: ${shown}\nrun: pnpm generate`);
    return 1;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
  console.log(`wrote ${shown}`);
  return 0;
}
