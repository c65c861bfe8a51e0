// Usage: node generate/cli.ts [--check]   Writes the validators of the contract. Exit code 1: --check found another file.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { document } from "@numbers-api/contract/document";
import { generateValidators } from "./validators.ts";

const folder = fileURLToPath(new URL("../src/generated/", import.meta.url));
const isCheck = process.argv.includes("--check");
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(generateValidators(document))) {
  if (read(folder + name) === text) continue;
  if (isCheck) {
    console.error(`src/generated/${name} is not what would be generated: run pnpm generate.`);
    process.exitCode = 1;
  } else {
    writeFileSync(folder + name, text);
    console.log(`wrote src/generated/${name}`);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
