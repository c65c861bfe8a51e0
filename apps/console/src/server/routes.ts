import { type Operation, operations, type ParameterEntry } from "@numbers-api/contract";

/** What the contract has at a path. */
export type Found = { readonly operation: Operation } | { readonly allow: string };

const TABLE: readonly Operation[] = Object.values(operations);

/**
 * Finds the operation of the contract for a request: that, or the methods that its path has, or nothing.
 *
 * @param path As it stands in the request, still encoded.
 */
export function findOperation(method: string, path: string): Found | undefined {
  const there = TABLE.filter((each) => isAt(each.path, path));
  const operation = there.find((each) => each.method === method);
  if (operation) return { operation };
  if (there.length === 0) return undefined;
  return { allow: there.map((each) => each.method).join(", ") };
}

/** Whether a path is what a path of the contract stands for: the same, with a segment in place of each parameter. */
export function isAt(template: string, path: string): boolean {
  const [parts, segments] = [template.split("/"), path.split("/")];
  if (parts.length !== segments.length) return false;
  return parts.every((part, place) => (part.includes("{") ? isValue(segments[place]) : part === segments[place]));
}

/** Dots alone, encoded or not, would lead to another path. */
function isValue(segment = ""): boolean {
  return segment !== "" && !/^(\.|%2e)+$/i.test(segment);
}

/** What of a request may pass. */
export interface Declared {
  readonly query: URLSearchParams;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The query and the headers of a request that the contract declares for an operation, and no others. */
export function declared({ parameters = {} }: Operation, query: URLSearchParams, headers: Headers): Declared {
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
