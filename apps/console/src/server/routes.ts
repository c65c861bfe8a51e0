import { type Operation, operations } from "@numbers-api/contract";

/** What the contract has at a path. */
export type Found = { readonly operation: Operation } | { readonly allow: string };

const TABLE: readonly (Operation & { readonly pattern: RegExp })[] = Object.values(operations).map((operation) => ({
  ...operation,
  pattern: patternOf(operation.path),
}));

/**
 * Finds the operation of the contract for a request: that, or the methods that its path has, or nothing.
 *
 * @param path As it stands in the request, still encoded.
 */
export function findOperation(method: string, path: string): Found | undefined {
  const there = TABLE.filter(({ pattern }) => pattern.test(path));
  const operation = there.find((each) => each.method === method);
  if (operation) return { operation };
  if (there.length === 0) return undefined;
  return { allow: there.map((each) => each.method).join(", ") };
}

/** A parameter stands for one segment. Dots alone, encoded or not, would lead to another path. */
function patternOf(template: string): RegExp {
  const segments = template
    .split("/")
    .map((segment) => (segment.includes("{") ? "(?!(?:\\.|%2e)+(?:/|$))[^/]+" : RegExp.escape(segment)));
  return new RegExp(`^${segments.join("/")}$`, "i");
}

/** What of a request may pass. */
export interface Declared {
  readonly query: URLSearchParams;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The query and the headers of a request that the contract declares for an operation, and no others. */
export function declared({ parameters = {} }: Operation, query: URLSearchParams, headers: Headers): Declared {
  const allowed = new URLSearchParams([...query].filter(([name]) => parameters.query?.includes(name)));
  const named = (parameters.header ?? []).flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { query: allowed, headers: named };
}
