import { type Location, ProblemError } from "../source/problem.ts";
import type { Path } from "./reference.ts";
import { findRootProblem, findShapeProblems, type ShapeProblem } from "./shape.ts";

/** What knows where the values of a document stand in its files. */
export interface Places {
  locate(path: Path): Location;
}

/**
 * A document's root, as the map that it has to be.
 *
 * @throws {ProblemError} when it is no document of OpenAPI 3.0 or 3.1.
 */
export function requireOpenApi(root: unknown, places: Places): Readonly<Record<string, unknown>> {
  const problem = findRootProblem(root);
  if (problem) throw located([problem], places);
  return root as Readonly<Record<string, unknown>>; // Anything else would have been a problem.
}

/**
 * Makes sure that a document describes operations.
 *
 * @throws {ProblemError} for the parts that are no maps where OpenAPI has one.
 */
export function requireShape(document: Readonly<Record<string, unknown>>, places: Places): void {
  const problems = findShapeProblems(document);
  if (problems.length > 0) throw located(problems, places);
}

function located(problems: readonly ShapeProblem[], places: Places): ProblemError {
  return new ProblemError(problems.map(({ path, ...problem }) => ({ ...places.locate(path), ...problem })));
}
