import {
  BaseResolver,
  bundle,
  createConfig,
  getLineColLocation,
  isAbsoluteUrl,
  type NormalizedProblem,
  ResolveError,
  type Source as SourceText,
} from "@redocly/openapi-core";
import { buildModel } from "../model/build.ts";
import type { ApiModel } from "../model/model.ts";
import { type Location, messageOf, type Problem, ProblemError, show } from "../source/problem.ts";
import { loadSource, type Source } from "../source/source.ts";
import { isObject, type Path } from "./reference.ts";
import { requireOpenApi, requireShape } from "./require-shape.ts";

/** A contract in one piece, and where its parts came from. */
export interface Contract {
  readonly source: Source;
  /** The whole document: what stood in other files is now under `components`, so every reference begins with `#/`. */
  readonly document: Readonly<Record<string, unknown>>;
  /** File, line and column where a value of the document was written. */
  locate(at: Path): Location;
}

/**
 * Reads a contract and the files that it refers to, and makes one document of them.
 *
 * @throws {ProblemError} when a file cannot be read or parsed, a reference leads nowhere, or the document is no OpenAPI
 * document of version 3.0 or 3.1.
 */
export async function loadContract(file: string): Promise<Contract> {
  const source = await loadSource(file);
  requireOpenApi(source.root, source);
  const { document, unresolved } = await makeOne(file);
  if (unresolved.length > 0) throw new ProblemError(unresolved);
  requireShape(document, source);
  return { source, document, locate: (at) => source.locate(at) };
}

/**
 * Reads the model of a contract, with the files that it refers to.
 *
 * @throws {ProblemError} as `loadContract` does.
 */
export async function readModel(file: string): Promise<ApiModel> {
  return buildModel(await loadContract(file));
}

/** A reference that could not be followed. */
export interface Unresolved extends Problem {
  /** Whether it leads to the network, or out of an example: to what no program that reads the contract needs. */
  readonly isOutside: boolean;
}

/** Makes one document of a description and the files that it refers to. What cannot be followed stays as it is. */
export async function makeOne(
  file: string,
): Promise<{ readonly document: Contract["document"]; readonly unresolved: readonly Unresolved[] }> {
  const { bundle: bundled, problems } = await bundle({
    ref: file,
    config: await createConfig({}),
    externalRefResolver: new OfflineResolver(),
  }).catch((error: unknown) => {
    // What Redocly itself stumbles over, such as a reference to itself, comes without a place.
    const message = `the references of this file cannot be followed: ${messageOf(error)}`;
    throw new ProblemError([{ file: show(file), line: 1, column: 1, message, fix: "Correct the reference." }]);
  });
  const document: unknown = bundled.parsed;
  if (!isObject(document)) throw new Error(`${file} was bundled to something else than an object`);
  return { document, unresolved: problems.map(toProblem) };
}

const ON_NETWORK = "is on the network, where no part of a contract is read from";

/** A contract is what its files say: without a network, and tomorrow, too. */
class OfflineResolver extends BaseResolver {
  override async loadExternalRef(reference: string): Promise<SourceText> {
    if (!isAbsoluteUrl(reference)) return super.loadExternalRef(reference);
    throw new ResolveError(new Error(`${reference} ${ON_NETWORK}`));
  }
}

function toProblem({ message, location: [location] }: NormalizedProblem): Unresolved {
  const { start } = location ? getLineColLocation(location) : { start: { line: 1, col: 1 } };
  return {
    file: show(location?.source.absoluteRef ?? ""),
    line: start.line,
    column: start.col,
    message: message.trim().replace(/\.$/, ""),
    fix: "Correct the reference, or add what it names.",
    isOutside: message.includes(ON_NETWORK) || /\/examples\/[^/]+(\/externalValue)?$/.test(location?.pointer ?? ""),
  };
}
