import type { Operation } from "@numbers-api/contract";
import { Refusal } from "@numbers-api/contract/generator";

/** Hand-written exports of the package. Operations cannot use these names. */
export const TAKEN: readonly string[] = ["NumbersProvider", "useNumbersClient", "queryKey", "nameClient"];

/** Names of an operation in this package. */
export interface Names {
  /** `numbersList`, which is `client.numbers.list`. */
  readonly operation: string;
  /** `numbersListQueryOptions`, or `numbersSetLabelMutationOptions`. */
  readonly options: string;
  /** `useNumbersList`. */
  readonly hook: string;
  /** `useSuspenseNumbersList`; queries only. */
  readonly suspenseHook?: string;
}

/** Queries have a safe method (RFC 9110, section 9.2.1); all other operations are mutations. */
function isQuery({ method }: Operation): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(method);
}

/** The names of an operation. */
export function namesOf(operation: Operation): Names {
  const { namespace, name } = operation;
  const joined = namespace + capitalize(name);
  const hook = `use${capitalize(joined)}`;
  if (!isQuery(operation)) return { operation: joined, options: `${joined}MutationOptions`, hook };
  return {
    operation: joined,
    options: `${joined}QueryOptions`,
    hook,
    suspenseHook: `useSuspense${capitalize(joined)}`,
  };
}

/**
 * Rejects operations whose names collide with each other or with the package's own exports.
 *
 * @throws {Refusal} with the change to make in the contract.
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
