import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import type { Contract } from "../document/bundle.ts";
import { findMistakes } from "../document/mistakes/mistakes.ts";
import { formatReference, isObject } from "../document/reference.ts";
import type { Problem } from "../source/problem.ts";
import { compileSchemas } from "./contract-schemas.ts";

/** Rule of mistakes in the structure of a contract. */
export const STRUCTURE_RULE = "contract/structure";

/** Rule of schemas that do not compile, and of values that their schema refuses. */
export const SCHEMA_RULE = "contract/schemas";

/** Mistake in a contract, as the linter and the generator refuse it. */
export interface ContractProblem extends Problem {
  readonly rule: typeof STRUCTURE_RULE | typeof SCHEMA_RULE;
  /** JSON pointer in the bundled document, by which it can be recorded. */
  readonly pointer: string;
  /** Recorded beside the contract, so that only new ones are refused. */
  readonly isRecorded: boolean;
  /** Generators warn of it. Others are refused, because the generated code would be wrong. */
  readonly isHarmless: boolean;
}

/** Name of the file beside a contract that records problems. */
const RECORD = ".redocly.lint-ignore.yaml";

/** Finds the mistakes of a contract. */
export function findProblems(contract: Contract): ContractProblem[] {
  const all = [
    ...findMistakes(contract.document).map(
      (mistake) => ({ isHarmless: false, ...mistake, rule: STRUCTURE_RULE }) as const,
    ),
    ...compileSchemas(contract.document)
      .problems()
      .map((problem) => ({ ...problem, isHarmless: true, rule: SCHEMA_RULE }) as const),
  ];
  const recorded = all.length > 0 ? readRecord(contract.files[0]) : {};
  return all.map(({ path, ...problem }) => {
    const pointer = formatReference(path);
    const pointers = recorded[problem.rule];
    const isRecorded = Array.isArray(pointers) && pointers.includes(pointer);
    return { ...problem, pointer, isRecorded, ...contract.locate(path) };
  });
}

/** Finds the mistakes of a contract that are not recorded, without those that follow from a malformed part. */
export function findCauses(contract: Contract): ContractProblem[] {
  const problems = findProblems(contract).filter(({ isRecorded }) => !isRecorded);
  const mistakes = problems.filter(({ rule }) => rule === STRUCTURE_RULE);
  return mistakes.length > 0 ? mistakes : problems;
}

/** Recorded pointers by rule. */
function readRecord(file: string | undefined): Readonly<Record<string, unknown>> {
  if (file === undefined) return {};
  try {
    const record: unknown = parse(readFileSync(join(dirname(file), RECORD), "utf8"));
    const own = isObject(record) ? record[basename(file)] : undefined;
    return isObject(own) ? own : {};
  } catch {
    // Few contracts have one, and the linter reports one that is not YAML.
    return {};
  }
}
