// Usage: pnpm spec:docs --help
import { fileURLToPath } from "node:url";
import { loadContract } from "@numbers-api/openapi/bundle";
import { warningsOf } from "@numbers-api/openapi/mistakes";
import { ProblemError, show } from "@numbers-api/openapi/problem";
import { UsageError, writeNamedFile } from "@numbers-api/openapi/usage-error";
import { readArguments } from "@numbers-api/workspace/arguments";
import { docsFile } from "./index.ts";

const USAGE = `Usage: pnpm spec:docs [CONTRACT] [--out FILE]

Writes the documentation of an OpenAPI 3 document as one HTML file that needs no other file and no network.

  CONTRACT    file of the contract; spec/openapi.yaml by default
  --out       file to write; spec/dist/docs/index.html by default

Exit code 0: written; 1: the contract has errors; 2: wrong usage.`;

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\nSee: pnpm spec:docs --help`);
  else if (error instanceof ProblemError) console.error(error.message);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** @throws {UsageError} when an option is unknown or misused. */
async function run(args: readonly string[]): Promise<void> {
  const options = { out: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
  // pnpm passes the separator on.
  const given = args.filter((argument) => argument !== "--");
  const { values, positionals } = readArguments({ args: given, allowPositionals: true, options }, UsageError);
  if (positionals.length > 1) throw new UsageError("Name one contract, not several.");
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const [file = inSpec("openapi.yaml")] = positionals;
  const { out = inSpec("dist/docs/index.html") } = values;
  const contract = await loadContract(file, { exactIntegers: true });
  for (const line of warningsOf(contract)) console.error(line);
  await writeNamedFile("--out", out, await docsFile(contract.document));
  console.log(`Wrote the documentation to ${show(out)}.`);
}

function inSpec(path: string): string {
  return fileURLToPath(new URL(`../../../spec/${path}`, import.meta.url));
}
