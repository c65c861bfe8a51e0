import { UsageError } from "@numbers-api/openapi/usage-error";
import { closest, readArguments } from "@numbers-api/workspace/arguments";
import { SECTIONS, type SectionName } from "./core/result.ts";

/** Arguments of the command. */
export interface BenchOptions {
  readonly sections: readonly SectionName[];
  readonly quick: boolean;
  readonly help: boolean;
}

export const HELP: string = `Usage: pnpm bench [${SECTIONS.join("|")}]… [--quick]

Measures this repository beside what a user would pick instead. Without a section, all of them.

  client    what an application pays for the client: bytes, import, types, each call
  mock      what the mock server takes: first answer, each request, memory
  server    what the API itself takes: first answer, each request, memory, several processes
  chain     generate, lint, review, docs, type check and the mock, on contracts of 1 to 1,000 operations
  install   what the packages bring to a blank project

  --quick   few rounds and calls, in under two minutes: to see that it works. Nothing is written.

A full run of a section writes its figures to packages/bench/results/, and RESULTS.md from all of them.

Exit codes: 0 measured; 1 something that is measured failed; 2 called wrongly.`;

/**
 * Reads the command line.
 *
 * @throws {UsageError} when it cannot be followed.
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const { positionals, values } = parse(args);
  const unknown = positionals.find((name) => !isSection(name));
  if (unknown !== undefined) {
    const near = closest(unknown, SECTIONS);
    const remedy = near ? `Did you mean ${near}?` : `The sections are ${SECTIONS.join(", ")}.`;
    throw new UsageError(`There is no section ${unknown}. ${remedy}`);
  }
  const wanted = SECTIONS.filter((name) => positionals.length === 0 || positionals.includes(name));
  return { sections: wanted, quick: values.quick ?? false, help: values.help ?? false };
}

function isSection(name: string): name is SectionName {
  return SECTIONS.some((section) => section === name);
}

function parse(args: readonly string[]) {
  return readArguments(
    {
      // pnpm passes the separator on.
      args: args.filter((argument) => argument !== "--"),
      allowPositionals: true,
      options: { quick: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    },
    UsageError,
  );
}
