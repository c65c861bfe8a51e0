import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { makeContract } from "./contract.ts";
import { WORK } from "./places.ts";

/** Writes the generated contract of a size in YAML, and returns the name of the file. */
export async function writeContract(operations: number): Promise<string> {
  const folder = join(WORK, "contracts");
  const file = join(folder, `${operations}.yaml`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, contractText(operations));
  return file;
}

/** Text of the generated contract of a given size. */
export function contractText(operations: number): string {
  // Hand-written contracts do not use aliases for equal parts.
  return stringify(makeContract(operations), { aliasDuplicateObjects: false });
}
