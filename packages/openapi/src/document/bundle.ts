import { resolve } from "node:path";
import { buildModel } from "../model/build.ts";
import type { ApiModel } from "../model/model.ts";
import { SourceFiles } from "../source/files.ts";
import { type Location, type Problem, ProblemError, show } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { Bundler } from "./bundler.ts";
import type { UnresolvedProblem } from "./problem-list.ts";
import { formatReference, type Path } from "./reference.ts";
import { findRootProblem, findUnsupported } from "./root.ts";

/** Contract in one piece, with the places that its parts came from. */
export interface Contract {
  /** Absolute names of the files that it was read from, the root first; empty for a document in memory. */
  readonly files: readonly string[];
  /** Whole document: parts of other files become components or are inlined, so every reference begins with `#/`. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Parts that are not supported and were left out. */
  readonly warnings: readonly Problem[];
  /** File, line and column of a value in its source. */
  locate(at: Path): Location;
}

/** Contract with its mistakes. */
export interface DraftContract extends Contract {
  /** Parts that are invalid in their place. */
  readonly problems: readonly Problem[];
  /** References that cannot be followed; they are left as written. */
  readonly unresolved: readonly UnresolvedProblem[];
}

export interface LoadOptions {
  /** Folders besides that of the root document that references may lead to. */
  readonly allowRefs?: readonly string[] | undefined;
  /** Reads integers that a number cannot hold as `bigint`, so that they keep their digits. Default: false. */
  readonly exactIntegers?: boolean;
}

/**
 * Reads a contract of OpenAPI 3.0 to 3.2, in YAML or JSON, and bundles it with the files that it refers to.
 *
 * @throws {ProblemError} when a file cannot be read or parsed, a reference cannot be resolved, or a part is invalid in
 * its place; each problem has file, line and remedy.
 */
export async function loadContract(file: string, options: LoadOptions = {}): Promise<Contract> {
  return requireSound(await readDraft(file, options));
}

/**
 * Reads a contract as far as it can be read.
 *
 * @throws {ProblemError} when the root file cannot be read or parsed, or is not an OpenAPI document.
 */
export async function readDraft(
  file: string,
  { allowRefs = [], exactIntegers = false }: LoadOptions = {},
): Promise<DraftContract> {
  const name = resolve(file);
  const files = new SourceFiles(name, allowRefs, exactIntegers);
  return bundle(
    files,
    files.read(name, () => ({ file: show(name), line: 1, column: 1 })),
  );
}

/**
 * Checks a document in memory, which can refer to itself only.
 *
 * @throws {ProblemError} as `loadContract`; places are JSON pointers.
 */
export function contractOf(document: unknown): Contract {
  const root: SourceFile = {
    name: resolve("document"),
    data: document,
    mayHaveAnchors: true,
    locate: (path) => ({ file: formatReference(path), line: 1, column: 1 }),
  };
  return requireSound(bundle(new SourceFiles(undefined, []), root));
}

/**
 * Reads the model of a contract, with the files that it refers to.
 *
 * @throws {ProblemError} as `loadContract` does.
 */
export async function readModel(file: string, options: LoadOptions = {}): Promise<ApiModel> {
  return buildModel(await loadContract(file, options));
}

function bundle(files: SourceFiles, root: SourceFile): DraftContract {
  const problem = findRootProblem(root.data);
  if (problem) throw new ProblemError([placed(problem, root.locate)]);
  try {
    // Anything else than an object would have been a problem.
    const { openapi } = root.data as { readonly openapi: string };
    const { warnings, ...bundled } = new Bundler(files, root, openapi).bundle();
    const unsupported = [...findUnsupported(bundled.document)].map((each) => placed(each, bundled.locate));
    return { files: files.names, ...bundled, warnings: [...unsupported, ...warnings] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = "this document is nested too deeply to be read";
    throw new ProblemError([{ ...root.locate([]), message, fix: "Make it flatter." }]);
  }
}

function requireSound({ problems, unresolved, ...contract }: DraftContract): Contract {
  const all = [...unresolved.map(({ isOutside: _, ...problem }) => problem), ...problems];
  if (all.length > 0) throw new ProblemError(all);
  return contract;
}

function placed(
  { path, ...problem }: { readonly path: Path; readonly message: string; readonly fix: string },
  locate: (path: Path) => Location,
): Problem {
  return { ...locate(path), ...problem };
}
