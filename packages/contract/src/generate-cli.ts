// Exit code 0: fine; 1: the contract has problems, or --check found a file that is not what would be generated;
// 2: called wrongly.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadContract } from "@numbers-api/spec/bundle";
import { formatProblem, ProblemError } from "@numbers-api/spec/problem";
import { show } from "@numbers-api/spec/source";
import { generate } from "./generate/generate.ts";
import { compareOutput, type Difference, writeOutput } from "./generate/output.ts";

const USAGE = "Usage: node src/generate-cli.ts [--check] [--spec FILE] [--out FOLDER]";

/** As many problems as a person reads before doing something about them. */
const SHOWN_PROBLEMS = 20;

interface Options {
  readonly check: boolean;
  readonly spec: string;
  readonly out: string;
}

try {
  process.exitCode = await run(readOptions());
} catch (error) {
  process.exitCode = 1;
  if (error instanceof ProblemError) printProblems(error);
  else if (error instanceof Error && "syscall" in error) console.error(error.message);
  else throw error;
}

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: { check: { type: "boolean" }, spec: { type: "string" }, out: { type: "string" } },
    });
    return {
      check: values.check ?? false,
      spec: values.spec ?? fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml")),
      out: values.out ?? fileURLToPath(new URL("generated", import.meta.url)),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function run(options: Options | string): Promise<number> {
  if (typeof options === "string") {
    console.error(`${options}\n${USAGE}`);
    return 2;
  }
  const { check, spec, out } = options;
  const files = await generate(await loadContract(spec));
  const differences = await (check ? compareOutput : writeOutput)(out, files);
  for (const difference of differences) printDifference(options, difference);
  if (differences.length === 0) console.log(`${show(out)} is up to date`);
  if (!check || differences.length === 0) return 0;
  console.error("run: pnpm generate");
  return 1;
}

function printDifference({ check, out }: Options, { name, state }: Difference): void {
  const file = show(join(out, name));
  if (check) console.error(`${state}: ${file}`);
  else console.log(`${state === "surplus" ? "removed" : "wrote"} ${file}`);
}

function printProblems({ problems }: ProblemError): void {
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) console.error(formatProblem(problem));
  if (problems.length > SHOWN_PROBLEMS) console.error(`and ${problems.length - SHOWN_PROBLEMS} more problems`);
}
