import { withApiNames } from "@numbers-api/openapi/api-names";
import { type ApiModel, isSafeMethod } from "@numbers-api/openapi/model";
import { ProblemError } from "@numbers-api/openapi/problem";
import { capitalize, joinedName } from "../api/naming.ts";
import { Problems } from "../api/problems.ts";
import type { DescribedOperation } from "../api/scenarios.ts";
import type { Operation } from "../model.ts";

/** Hand-written exports of the React package. Operations cannot use these names. */
export const TAKEN: readonly string[] = ["NumbersProvider", "useNumbersClient", "queryKey", "nameClient"];

/** Names of an operation's exports in the React package. */
export interface ExportNames {
  /** `numbersListQueryOptions`, or `numbersSetLabelMutationOptions`. */
  readonly options: string;
  /** `useNumbersList`. */
  readonly hook: string;
  /** `useSuspenseNumbersList`; queries only. */
  readonly suspenseHook?: string;
  /** `numbersListInfiniteQueryOptions`; queries with pages only. */
  readonly infiniteOptions?: string;
  /** `useInfiniteNumbersList`; queries with pages only. */
  readonly infiniteHook?: string;
}

export function namesOf(operation: Operation): ExportNames {
  const joined = joinedName(operation);
  const hook = `use${capitalize(joined)}`;
  if (!isQuery(operation)) return { options: `${joined}MutationOptions`, hook };
  const names = { options: `${joined}QueryOptions`, hook, suspenseHook: `useSuspense${capitalize(joined)}` };
  if (!operation.pagination) return names;
  return {
    ...names,
    infiniteOptions: `${joined}InfiniteQueryOptions`,
    infiniteHook: `useInfinite${capitalize(joined)}`,
  };
}

/** Queries have a safe method (RFC 9110, section 9.2.1) or say that they only read; all others are mutations. */
function isQuery({ method, query }: Operation): boolean {
  return query === true || isSafeMethod(method);
}

/**
 * Checks that exports of operations collide neither with each other nor with those of the package.
 *
 * @throws {ProblemError} with the change to make in the contract.
 */
export function checkNames(model: ApiModel, operations: readonly DescribedOperation[]): void {
  const problems = new Problems(model);
  const owners = new Map(
    [...TAKEN, ...TAKEN.map((name) => withApiNames(name))].map((name) => [name, "this package itself"]),
  );
  for (const { operation, entry } of operations) {
    for (const name of new Set(Object.values<string>({ ...namesOf(entry) }))) {
      const owner = owners.get(name);
      if (owner) {
        const at = [...operation.at, "operationId"];
        problems.add(at, `${owner} and ${entry.id} would both have ${name} in React`, "Rename the operation.");
      }
      owners.set(name, entry.id);
    }
  }
  if (problems.list.length > 0) throw new ProblemError(problems.list);
}
