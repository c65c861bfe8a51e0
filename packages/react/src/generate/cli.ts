// Usage: node src/generate/cli.ts [--check]   Writes src/generated/, or says whether it is up to date.
// Exit code 0: fine; 1: --check found it out of date, or names collide; 2: called wrongly.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Operation, operations } from "@numbers-api/contract";
import { document } from "@numbers-api/contract/document";
import { render } from "./render.ts";
import { summaryIn } from "./summary.ts";

const folder = fileURLToPath(new URL("../generated", import.meta.url));
const shown = "packages/react/src/generated";

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function run(args: readonly string[]): number {
  if (args.length > 1 || args.some((arg) => arg !== "--check")) {
    console.error("Usage: node src/generate/cli.ts [--check]");
    return 2;
  }
  const wanted = render(Object.values<Operation>(operations), (operation) => summaryIn(document, operation));
  const stale = Object.entries(wanted).filter(([name, text]) => read(join(folder, name)) !== text);
  if (stale.length === 0) {
    console.log(`${shown} is up to date`);
    return 0;
  }
  if (args.length > 0) {
    for (const [name] of stale) console.error(`stale: ${shown}/${name}`);
    console.error("run: pnpm generate");
    return 1;
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) {
    writeFileSync(join(folder, name), text);
    console.log(`wrote ${shown}/${name}`);
  }
  return 0;
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
