// Usage: pnpm spec:docs --help
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { clientPackage, operations } from "@numbers-api/contract";
import { loadContract } from "@numbers-api/openapi/bundle";
import { ProblemError, show } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { docsFile } from "./index.ts";
import { readOptions, USAGE } from "./options.ts";

try {
  const { file, out, help } = readOptions(process.argv.slice(2));
  if (help) console.log(USAGE);
  else {
    const { document } = await loadContract(file, { exactIntegers: true });
    await save(out, await docsFile(document, { packageName: clientPackage, operations }));
    console.log(`Wrote the documentation to ${show(out)}.`);
  }
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\nSee: pnpm spec:docs --help`);
  else if (error instanceof ProblemError) console.error(error.message);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** @throws {UsageError} when the file cannot be written. */
async function save(out: string, page: string): Promise<void> {
  try {
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, page);
  } catch (error) {
    throw new UsageError(
      `The page cannot be written: ${error instanceof Error ? error.message : error}. Choose another --out.`,
    );
  }
}
