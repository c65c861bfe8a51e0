import type { Location, Problem, ProblemError } from "../source/problem.ts";
import { isObject } from "./reference.ts";
import type { Place } from "./resolver.ts";

/** Problem of a reference that cannot be followed. */
export interface UnresolvedProblem extends Problem {
  /** Leads to the network, or out of an example: to something that no program which reads the contract needs. */
  readonly isOutside: boolean;
}

/** Problems found while a contract is bundled. */
export class ProblemList {
  readonly problems: Problem[] = [];
  readonly unresolved: UnresolvedProblem[] = [];
  /** External examples that cannot be read. They stay as they are. */
  readonly warnings: Problem[] = [];
  readonly #failed = new Set<ProblemError>();

  /** Adds a part that is invalid in its place. */
  report({ file, path }: Place, message: string, fix: string): void {
    this.problems.push({ ...file.locate(path), message, fix });
  }

  /** Adds the reference at a place that cannot be followed. */
  addUnresolved(from: Location, message: string, fix: string, isOutside: boolean): void {
    this.unresolved.push({ ...from, message, fix, isOutside });
  }

  /** Adds the problems of a file that cannot be read, once for all references to it. */
  addUnreadable(error: ProblemError, isOutside: boolean): void {
    if (this.#failed.has(error)) return;
    this.#failed.add(error);
    for (const problem of error.problems) this.unresolved.push({ ...problem, isOutside });
  }
}

/** Description of a value in a sentence about its kind. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  if (isObject(value) && typeof value["$ref"] === "string") return "a reference that leads nowhere";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "a map" : `a ${typeof value}`;
}
