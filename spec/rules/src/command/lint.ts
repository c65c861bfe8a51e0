import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contract, loadContract } from "@numbers-api/openapi/bundle";
import { SourceFiles } from "@numbers-api/openapi/files";
import { ProblemError, show } from "@numbers-api/openapi/problem";
import { formatReference } from "@numbers-api/openapi/reference";
import { compileSchemas } from "@numbers-api/openapi/schemas";
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

/** Rule name of the schema check, in addition to those of the linter. */
const SCHEMA_RULE = "contract/schemas";

/** Rule name of a contract that cannot be read. */
export const UNREADABLE = "contract/readable";

/** Rules of Redocly that check values as the schema check does, which is stricter and knows headers and defaults. */
const VALUE_RULES = new Set([
  "no-invalid-media-type-examples",
  "no-invalid-parameter-examples",
  "no-invalid-schema-examples",
]);

/** Rule of Redocly that finds malformed parts. */
const STRUCTURE = "struct";

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
  const recorded = config.ignore[root]?.[SCHEMA_RULE];
  const found: LintProblem[] = compileSchemas(contract.document)
    .problems()
    .map(({ path, message, fix }) => ({
      ...contract.locate(path),
      ...{ message: `${capitalize(message)}. ${fix}`, rule: SCHEMA_RULE, isWarning: false },
      recordedAs: { file: root, pointer: formatReference(path) },
    }));
  const linted = await lintFile(file, config);
  const places = new Set(found.map(placeOf));
  const all = [
    ...found.filter(({ recordedAs }) => !recorded?.has(recordedAs.pointer)),
    ...linted.filter((problem) => !VALUE_RULES.has(problem.rule) || !places.has(placeOf(problem))),
  ];
  // Consequences of a malformed part disappear with it.
  const broken = new Set(all.filter(({ rule }) => rule === STRUCTURE).map(placeOf));
  if (broken.size === 0) return all;
  return all.filter(
    (problem) => problem.rule === STRUCTURE || !(CONSEQUENCES.has(problem.rule) || broken.has(placeOf(problem))),
  );
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
    ...{ message: `${capitalize(message)}. ${fix}`, rule: UNREADABLE, isWarning: false },
    recordedAs: { file: place.file, pointer: "#/" },
  }));
}

/** Begins a sentence with a capital letter, unless it begins with the name of a file or host. */
function capitalize(text: string): string {
  return text.replace(/^[a-z](?=[a-z]*[ ,])/, (letter) => letter.toUpperCase());
}

function placeOf({ file, line, column }: LintProblem): string {
  return `${file}:${line}:${column}`;
}
