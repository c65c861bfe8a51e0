import { nameOf, type Operation } from "../contract/operation.ts";
import { MockError } from "../http/mock-error.ts";
import type { MockRequest } from "../http/request.ts";
import { listNames } from "../list-names.ts";

/** Where a request leads: to an operation, or to a path that is only asked what it allows. */
export type Route<O extends Operation> = { readonly operation: O } | { readonly allow: string };

/**
 * Finds the operation that a request means. HEAD is answered as GET, and OPTIONS says what is allowed, unless they are
 * operations themselves.
 *
 * @param owner Whose operations these are, for the messages.
 * @throws {MockError} 404 when there is no such path, 405 when the path has no such method.
 */
export function route<O extends Operation>(
  operations: readonly O[],
  { method, path }: Pick<MockRequest, "method" | "path">,
  owner: "contract" | "mock" = "contract",
): Route<O> {
  const there = bestMatches(operations, path);
  if (there.length === 0) throw unknownPath(operations, method, path, owner);
  const operation =
    there.find((candidate) => candidate.method === method) ??
    there.find((candidate) => candidate.method === "GET" && method === "HEAD");
  if (operation) return { operation };
  if (method === "OPTIONS") return { allow: allowed(there) };
  throw wrongMethod(there, method, path, owner);
}

/** The operations of the path template that fits best: one with fewer parameters wins (OpenAPI 3.1, Paths Object). */
function bestMatches<O extends Operation>(operations: readonly O[], path: string): readonly O[] {
  const { templates, literals } = templatesOf(operations);
  // A path without parameters fits before all others, and nothing else fits as well as it does.
  const literal = literals.get(path);
  if (literal) return literal;
  const segments = path.split("/").map(decodeSegment);
  const best = templates.find((template) => template.matches(segments));
  if (!best) return [];
  return templates
    .filter((template) => template.parameters === best.parameters && (template === best || template.matches(segments)))
    .flatMap((template) => template.operations);
}

/** A path template, and the operations that it has. */
interface Template<O extends Operation> {
  readonly parameters: number;
  readonly operations: readonly O[];
  matches(segments: readonly string[]): boolean;
}

/** The paths of some operations. */
interface Templates<O extends Operation> {
  /** Those with the fewest parameters first. */
  readonly templates: readonly Template<O>[];
  /** The operations of those without parameters, by path. */
  readonly literals: ReadonlyMap<string, readonly O[]>;
}

const known = new WeakMap<readonly Operation[], Templates<Operation>>();

function templatesOf<O extends Operation>(operations: readonly O[]): Templates<O> {
  // What is known of a list was made of that list.
  const remembered = known.get(operations) as Templates<O> | undefined;
  if (remembered) return remembered;
  const read = readTemplates(operations);
  known.set(operations, read);
  return read;
}

function readTemplates<O extends Operation>(operations: readonly O[]): Templates<O> {
  const byPath = new Map<string, O[]>();
  for (const operation of operations) byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
  const templates = [...byPath].map(([path, there]) => {
    const expected = path.split("/").map(toMatcher);
    return {
      parameters: path.split("{").length - 1,
      operations: there,
      matches: (segments: readonly string[]) =>
        expected.length === segments.length && expected.every((matches, index) => matches(segments[index] ?? "")),
    };
  });
  return {
    templates: templates.toSorted((one, other) => one.parameters - other.parameters),
    // With a percent sign, it is the decoded path that counts.
    literals: new Map([...byPath].filter(([path]) => !/[{%]/.test(path))),
  };
}

/** Whether a segment fits, where a parameter is one or more characters of it: `report.{format}`. */
function toMatcher(template: string): (segment: string) => boolean {
  if (!template.includes("{")) return (segment) => segment === template;
  const texts = template.split(/\{[^}]+\}/).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const pattern = new RegExp(`^${texts.join(".+")}$`, "s");
  return (segment) => pattern.test(segment);
}

/** A segment of a path in words. A stray percent sign stands for itself. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function allowed(operations: readonly Operation[]): string {
  const methods = operations.map(({ method }) => method);
  const implied = methods.includes("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"];
  return [...new Set([...methods, ...implied])].join(", ");
}

function unknownPath(operations: readonly Operation[], method: string, path: string, owner: string): MockError {
  const withoutSlash = path.replace(/\/+$/, "");
  const slashOnly = bestMatches(operations, withoutSlash).length > 0;
  const isEmpty = operations.length === 0;
  const others = isEmpty ? "It has no operation at all." : `It has: ${listNames(operations.map(nameOf))}.`;
  const other = isEmpty ? `Add the path to the ${owner}.` : `Ask for a path that the ${owner} has.`;
  return new MockError({
    status: 404,
    code: "mock_unknown_path",
    message: `The ${owner} has no path for ${method} ${path}. ${others}`,
    fix: slashOnly ? `Ask for ${withoutSlash}, without the slash at the end.` : other,
  });
}

function wrongMethod(there: readonly Operation[], method: string, path: string, owner: string): MockError {
  const allow = allowed(there);
  return new MockError({
    status: 405,
    code: "mock_wrong_method",
    message: `The ${owner} has no ${method} for ${path}. It allows: ${allow}.`,
    fix: `Use a method that the ${owner} has for this path.`,
    headers: { allow },
  });
}
