import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { UsageError } from "@numbers-api/openapi/usage-error";

/** What the command was asked to do. */
export interface Options {
  /** The contract. */
  readonly file: string;
  /** Where the page goes. */
  readonly out: string;
  readonly help: boolean;
}

/** How the command is called. */
export const USAGE = `Usage: pnpm spec:docs [CONTRACT] [--out FILE]

Writes the documentation of an OpenAPI 3.0 or 3.1 description as one page that needs no other file and no network.

  CONTRACT    a file; spec/openapi.yaml by default
  --out       where the page is written; spec/dist/docs/index.html by default

Exit code 0: written; 1: the contract is broken; 2: called wrongly.`;

/**
 * Reads the command line.
 *
 * @throws {UsageError} when it makes no sense.
 */
export function readOptions(args: readonly string[]): Options {
  const { positionals, values } = parse(args);
  if (positionals.length > 1) throw new UsageError("Only one contract can be documented at a time.");
  const [file = inSpec("openapi.yaml")] = positionals;
  return { file, out: values.out ?? inSpec("dist/docs/index.html"), help: values.help ?? false };
}

function inSpec(path: string): string {
  return fileURLToPath(new URL(`../../../spec/${path}`, import.meta.url));
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      // pnpm passes the separator on.
      args: args.filter((argument) => argument !== "--"),
      allowPositionals: true,
      options: { out: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
