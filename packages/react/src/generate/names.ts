import type { Operation } from "@numbers-api/contract";
import { Refusal } from "@numbers-api/contract/generator";

/** What the package exports for each client and operation alike, so that no operation may give the same name. */
export const TAKEN: readonly string[] = ["NumbersProvider", "useNumbersClient", "queryKey", "nameClient"];

/** The names that an operation has in this package. */
export interface Names {
  /** `numbersList`, which is `client.numbers.list`. */
  readonly operation: string;
  /** `numbersListQuery`, or `numbersSetLabelMutation`. */
  readonly options: string;
  /** `useNumbersList`. */
  readonly hook: string;
  /** `useSuspenseNumbersList`; only what is asked can be waited for while rendering. */
  readonly suspenseHook?: string;
}

/** Whether an operation only asks, by its method (RFC 9110, section 9.2.1), so that it is a query and not a mutation. */
function isQuery({ method }: Operation): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(method);
}

/** The names of an operation. */
export function namesOf(operation: Operation): Names {
  const { namespace, name } = operation;
  const joined = namespace + capitalize(name);
  const hook = `use${capitalize(joined)}`;
  if (!isQuery(operation)) return { operation: joined, options: `${joined}Mutation`, hook };
  return { operation: joined, options: `${joined}Query`, hook, suspenseHook: `useSuspense${capitalize(joined)}` };
}

/**
 * Refuses operations that would share a name, or take one that the package has given.
 *
 * @throws {Refusal} which says how to mend the contract.
 */
export function refuseSharedNames(operations: readonly Operation[]): void {
  const owners = new Map(TAKEN.map((name) => [name, "this package itself"]));
  for (const operation of operations) {
    for (const name of new Set(Object.values<string>({ ...namesOf(operation) }))) {
      const owner = owners.get(name);
      if (owner) {
        throw new Refusal(
          `${owner} and ${operation.id} would both have ${name} in React: rename the operation in spec/openapi.yaml`,
        );
      }
      owners.set(name, operation.id);
    }
  }
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
