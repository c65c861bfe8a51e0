// Usage: node generate/cli.ts [--check]   Writes the validators of the contract.
// Exit code 1: --check found another file, or the server cannot read a part of the contract.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { document } from "@numbers-api/contract/document";
import { type GeneratedFiles, generateValidators, UnsupportedContract } from "./validators.ts";

const folder = fileURLToPath(new URL("../src/generated/", import.meta.url));
const isCheck = process.argv.includes("--check");
/** A contract without parameters does not need parameter checks. */
const OPTIONAL = ["parameter-checks.js", "parameter-checks.d.ts", "body-checks.js", "body-checks.d.ts"];

mkdirSync(folder, { recursive: true });
const files = readContract();
for (const name of new Set([...OPTIONAL, ...Object.keys(files)])) {
  const text = files[name];
  if (read(folder + name) === text) continue;
  if (isCheck) {
    console.error(`src/generated/${name} is not what would be generated: run pnpm generate.`);
    process.exitCode = 1;
  } else if (text === undefined) {
    rmSync(folder + name);
    console.log(`removed src/generated/${name}`);
  } else {
    writeFileSync(folder + name, text);
    console.log(`wrote src/generated/${name}`);
  }
}

function readContract(): GeneratedFiles {
  try {
    return generateValidators(document);
  } catch (error) {
    if (!(error instanceof UnsupportedContract)) throw error;
    console.error(`apps/server: ${error.message}`);
    process.exit(1);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
