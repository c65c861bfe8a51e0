// Usage: node src/schemas/check-cli.ts [file]   Exit code 0: fine; 1: problems, a line each.
import { fileURLToPath } from "node:url";
import { loadContract } from "../document/bundle.ts";
import { formatProblem, ProblemError } from "../source/problem.ts";
import { checkContract } from "./check.ts";

const file = process.argv[2] ?? fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml"));
try {
  const problems = checkContract(await loadContract(file));
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) process.exitCode = 1;
  else console.log("Every schema compiles, and every example satisfies its schema.");
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
