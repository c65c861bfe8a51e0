import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadContract } from "@numbers-api/spec/bundle";
import { formatProblem, ProblemError, show } from "@numbers-api/spec/problem";
import { generate } from "./generate.ts";
import { compareOutput, type Difference, writeOutput } from "./output.ts";

const USAGE = "Usage: node src/generate-cli.ts [--check] [--spec FILE] [--out FOLDER]";

/** As many problems as a person reads before doing something about them. */
const SHOWN_PROBLEMS = 20;

/** How a run of the command ended, and what it has to say. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
}

interface Options {
  readonly check: boolean;
  readonly spec: string;
  readonly out: string;
}

/** The command `generate`, from its arguments to what it prints. */
export async function runGenerate(args: readonly string[]): Promise<Outcome> {
  const options = readOptions(args);
  if (typeof options === "string") return { exitCode: 2, lines: [options, USAGE] };
  try {
    return await run(options);
  } catch (error) {
    if (error instanceof ProblemError) return { exitCode: 1, lines: problemLines(error) };
    // What the system says of a file or a folder is clear enough.
    if (error instanceof Error && "syscall" in error) return { exitCode: 1, lines: [error.message] };
    throw error;
  }
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { check: { type: "boolean" }, spec: { type: "string" }, out: { type: "string" } },
    });
    return {
      check: values.check ?? false,
      spec: values.spec ?? fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml")),
      out: values.out ?? fileURLToPath(new URL("../generated", import.meta.url)),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function run({ check, spec, out }: Options): Promise<Outcome> {
  const files = await generate(await loadContract(spec));
  const differences = await (check ? compareOutput : writeOutput)(out, files);
  if (differences.length === 0) return { exitCode: 0, lines: [`${show(out)} is up to date`] };
  if (!check) return { exitCode: 0, lines: differences.map((difference) => done(out, difference)) };
  const lines = differences.map(({ name, state }) => `${state}: ${show(join(out, name))}`);
  return { exitCode: 1, lines: [...lines, "run: pnpm generate"] };
}

function done(out: string, { name, state }: Difference): string {
  return `${state === "surplus" ? "removed" : "wrote"} ${show(join(out, name))}`;
}

function problemLines({ problems }: ProblemError): string[] {
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(formatProblem);
  const rest = problems.length - shown.length;
  return rest > 0 ? [...shown, `and ${rest} more`] : shown;
}
