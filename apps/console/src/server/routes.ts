import { type Operation, operations, type ParameterEntry } from "@numbers-api/contract";

/** Operation for a request, or the methods that its path allows. */
export type RouteMatch = { readonly operation: Operation } | { readonly allow: string };

const TABLE: readonly Operation[] = Object.values(operations);

/**
 * Finds the operation for a request; undefined if the contract does not have the path.
 *
 * @param path path of the request, percent-encoded.
 */
export function findOperation(method: string, path: string): RouteMatch | undefined {
  const there = TABLE.filter((each) => matchesTemplate(each.path, path));
  const operation = there.find((each) => each.method === method);
  if (operation) return { operation };
  if (there.length === 0) return undefined;
  return { allow: there.map((each) => each.method).join(", ") };
}

/** Matches a path against a path template, whose parameters each match one segment. */
export function matchesTemplate(template: string, path: string): boolean {
  const [parts, segments] = [template.split("/"), path.split("/")];
  if (parts.length !== segments.length) return false;
  return parts.every((part, place) => (part.includes("{") ? isValue(segments[place]) : part === segments[place]));
}

/** Segments of dots, encoded or not, would lead to another path. */
function isValue(segment = ""): boolean {
  return segment !== "" && !/^(\.|%2e)+$/i.test(segment);
}

/** Parameters of a request that may be forwarded. */
export interface DeclaredParameters {
  readonly query: URLSearchParams;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Selects the query parameters and headers that the contract declares for an operation. */
export function declared({ parameters = {} }: Operation, query: URLSearchParams, headers: Headers): DeclaredParameters {
  const known = new Set(parameters.query?.map(nameOf));
  const allowed = new URLSearchParams([...query].filter(([name]) => known.has(name)));
  const named = (parameters.header ?? []).map(nameOf).flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { query: allowed, headers: named };
}

function nameOf(parameter: ParameterEntry): string {
  return typeof parameter === "string" ? parameter : parameter.name;
}
