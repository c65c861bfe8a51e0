import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contract, loadContract } from "@numbers-api/openapi/bundle";
import { SourceFiles } from "@numbers-api/openapi/files";
import { type Location, ProblemError, show } from "@numbers-api/openapi/problem";
import { type ContractProblem, findProblems, SCHEMA_RULE, STRUCTURE_RULE } from "@numbers-api/openapi/problems";
import {
  BaseResolver,
  type Config,
  getLineColLocation,
  lint,
  loadConfig,
  ResolveError,
  Source,
} from "@redocly/openapi-core";
import type { LintProblem } from "./problems.ts";

/** Rule name of a contract that cannot be read. */
export const UNREADABLE = "contract/readable";

/** Rules of Redocly that check values as the schema check does, which is stricter and knows headers and defaults. */
const VALUE_RULES = new Set([
  "no-invalid-media-type-examples",
  "no-invalid-parameter-examples",
  "no-invalid-schema-examples",
]);

/** Rules of Redocly about the structure, which is checked here. */
const COVERED = new Set(["struct", "operation-operationId-unique", "path-parameters-defined", "security-defined"]);

/** Rules that find malformed parts. */
const STRUCTURE = new Set(["struct", STRUCTURE_RULE]);

/** Rules that malformed parts break as well. */
const CONSEQUENCES = new Set([...VALUE_RULES, SCHEMA_RULE, "no-unused-components"]);

/** Reads the configuration of the linter, `spec/redocly.yaml`. */
export function loadRules(): Promise<Config> {
  return loadConfig({ configPath: fileURLToPath(new URL("../../../redocly.yaml", import.meta.url)) });
}

/**
 * Lints a contract, compiles its schemas and checks its examples and defaults. Problems that the configuration's ignore
 * file records are left out.
 */
export async function lintContract(file: string, config: Config): Promise<LintProblem[]> {
  try {
    return await lintReadable(file, config, await loadContract(file));
  } catch (error) {
    if (error instanceof ProblemError) return problemsOf(error);
    throw error;
  }
}

async function lintReadable(file: string, config: Config, contract: Contract): Promise<LintProblem[]> {
  const root = resolve(file);
  const found = findProblems(contract);
  const fresh = found.filter(({ isRecorded }) => !isRecorded);
  const linted = await lintFile(file, config);
  const places = new Set(found.map(placeOf));
  const pointers = found.map(({ pointer }) => pointer);
  // Redocly finds some of the same mistakes, at the same part or near it.
  const isFound = (problem: LintProblem): boolean => {
    const own = problem.recordedAs.pointer;
    if (!COVERED.has(problem.rule) && !VALUE_RULES.has(problem.rule)) return false;
    if (places.has(placeOf(problem))) return true;
    const near = [parentOf(own), own];
    return COVERED.has(problem.rule) && pointers.some((each) => near.includes(each) || near.includes(parentOf(each)));
  };
  return [...fresh.map(toLintProblem(root)), ...linted.filter((problem) => !isFound(problem))];
}

function toLintProblem(root: string): (problem: ContractProblem) => LintProblem {
  return ({ file, line, column, message, fix, rule, pointer }) => ({
    ...{ file, line, column, rule, isWarning: false },
    ...{ message: `${message}. ${fix}`, recordedAs: { file: root, pointer } },
  });
}

/** Problems without those that follow from a malformed part: they disappear with it. */
export function withoutConsequences(problems: readonly LintProblem[]): readonly LintProblem[] {
  const malformed = problems.filter(({ rule }) => STRUCTURE.has(rule));
  const broken = malformed.length > 0 ? malformed : problems.filter(({ rule }) => rule === SCHEMA_RULE);
  const pointers = broken.map(({ recordedAs }) => recordedAs.pointer);
  const places = new Set(broken.map(placeOf));
  const isConsequence = (problem: LintProblem): boolean =>
    (malformed.length > 0 && CONSEQUENCES.has(problem.rule)) ||
    places.has(placeOf(problem)) ||
    pointers.some((pointer) => parentOf(pointer) === problem.recordedAs.pointer);
  return problems.filter((problem) => broken.includes(problem) || !isConsequence(problem));
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/**
 * Lints a file of any kind that Redocly knows, such as a journey.
 *
 * @param allowRefs Folders besides that of the file that references may lead to.
 */
export async function lintFile(
  file: string,
  config: Config,
  allowRefs: readonly string[] = [],
): Promise<LintProblem[]> {
  const externalRefResolver = new LocalResolver(new SourceFiles(file, allowRefs));
  const problems = await lint({ ref: file, config, externalRefResolver });
  return problems.flatMap(({ location: [location], message, ruleId, severity, suggest, ignored }) => {
    if (!location || ignored) return [];
    // At the key of a value, as everything else in this repository reports it.
    const { start } = getLineColLocation({ ...location, reportOnKey: true });
    const { absoluteRef } = location.source;
    const [nearest] = suggest ?? [];
    return [
      {
        ...{ file: show(absoluteRef), line: start.line, column: start.col },
        message: nearest ? `${message} Did you mean ${nearest}?` : message.trim(),
        rule: ruleId,
        isWarning: severity === "warn",
        recordedAs: { file: absoluteRef, pointer: location.pointer ?? "#/" },
      },
    ];
  });
}

/** Reads what the reader of contracts reads: Redocly's own follows an `externalValue` to any file, pipe or host. */
class LocalResolver extends BaseResolver {
  readonly #files: SourceFiles;

  constructor(files: SourceFiles) {
    super();
    this.#files = files;
  }

  override async loadExternalRef(name: string): Promise<Source> {
    try {
      const text = this.#files.readText(name, () => ({ file: show(name), line: 1, column: 1 }));
      return new Source(name, text.replaceAll("\r\n", "\n"));
    } catch (error) {
      throw error instanceof ProblemError ? new ResolveError(error) : error;
    }
  }
}

/** Problems of a contract that cannot be read. */
function problemsOf({ problems }: ProblemError): LintProblem[] {
  return problems.map(({ message, fix, ...place }) => ({
    ...place,
    ...{ message: `${message}. ${fix}`, rule: UNREADABLE, isWarning: false },
    recordedAs: { file: place.file, pointer: "#/" },
  }));
}

function placeOf({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}
