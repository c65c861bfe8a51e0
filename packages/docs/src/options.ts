import { fileURLToPath } from "node:url";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { readArguments } from "@numbers-api/workspace/arguments";

/** Options of the command. */
export interface Options {
  /** File of the contract. */
  readonly file: string;
  /** File of the page. */
  readonly out: string;
  readonly help: boolean;
}

/** Help text. */
export const USAGE = `Usage: pnpm spec:docs [CONTRACT] [--out FILE]

Writes the documentation of an OpenAPI 3 document as one HTML file that needs no other file and no network.

  CONTRACT    file of the contract; spec/openapi.yaml by default
  --out       file to write; spec/dist/docs/index.html by default

Exit code 0: written; 1: the contract has errors; 2: wrong usage.`;

/**
 * Reads the command line.
 *
 * @throws {UsageError} when an option is unknown or misused.
 */
export function readOptions(args: readonly string[]): Options {
  const { positionals, values } = parse(args);
  if (positionals.length > 1) throw new UsageError("Name one contract, not several.");
  const [file = inSpec("openapi.yaml")] = positionals;
  return { file, out: values.out ?? inSpec("dist/docs/index.html"), help: values.help ?? false };
}

function inSpec(path: string): string {
  return fileURLToPath(new URL(`../../../spec/${path}`, import.meta.url));
}

function parse(args: readonly string[]) {
  return readArguments(
    {
      // pnpm passes the separator on.
      args: args.filter((argument) => argument !== "--"),
      allowPositionals: true,
      options: { out: { type: "string" }, help: { type: "boolean", short: "h" } },
    },
    UsageError,
  );
}
