// Usage: node src/testing/generate-cli.ts [--check]   Writes src/generated, or says whether it is up to date.
// Exit code 0: fine; 1: --check found it out of date, or names collide; 2: called wrongly.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Operation, operations } from "@numbers-api/contract";
import { renderHandlers } from "./render.ts";
import { renderInput } from "./render-input.ts";

const folder = fileURLToPath(new URL("../generated", import.meta.url));

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
  const all = Object.values<Operation>(operations);
  const files = Object.entries({ "handlers.ts": renderHandlers(all), "input.ts": renderInput(all) });
  const stale = files.filter(([name, wanted]) => {
    const file = join(folder, name);
    return !existsSync(file) || readFileSync(file, "utf8") !== wanted;
  });
  if (args.length > 0) {
    for (const [name] of stale) console.error(`stale: packages/client/src/generated/${name}\nrun: pnpm generate`);
    return stale.length > 0 ? 1 : 0;
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, wanted] of stale) {
    writeFileSync(join(folder, name), wanted);
    console.log(`wrote packages/client/src/generated/${name}`);
  }
  if (stale.length === 0) console.log("packages/client/src/generated is up to date");
  return 0;
}
