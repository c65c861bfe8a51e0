import type { ApiServer } from "@numbers-api/openapi/model";
import { MockError } from "../http/mock-error.ts";
import { listNames } from "../list-names.ts";
import { basePathsOf, belowBasePath } from "./base-path.ts";
import { matchQuery, matchTemplate, type PathTemplate, parseTemplate } from "./path-template.ts";
import { readPairs, type SentPair } from "./serialized.ts";

/** Operation that requests can be routed to. */
export interface Routable {
  /** HTTP method in any case. */
  readonly method: string;
  readonly pathTemplate: string;
  /** Servers in force; their base paths may precede the path. */
  readonly servers?: readonly ApiServer[];
}

/** Operation that a request was routed to. */
interface Found<O extends Routable> {
  readonly operation: O;
  /** In upper case. */
  readonly method: string;
  /** Raw path parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Guesses that were needed, for the journal. */
  readonly notes: readonly string[];
}

/** Destination of a request: an operation, or a path whose methods are queried by OPTIONS. */
export type Route<O extends Routable> = Found<O> | { readonly allow: string };

/** Finds the operation of a request. */
export interface Router<O extends Routable> {
  /**
   * Routes a request. HEAD is routed as GET, and OPTIONS lists the methods of a path, unless the contract has
   * operations for them. The most specific matching template with the method wins. The base path of a server is
   * optional, and so is a query that the contract writes after a path, if no other operation has the path.
   *
   * @param search Raw query without the question mark. Default: none.
   * @throws {MockError} 404 when no path matches, 405 when no matching path has the method.
   */
  route(method: string, path: string, search?: string): Route<O>;
}

interface Candidate<O extends Routable> {
  readonly template: PathTemplate;
  readonly operations: readonly O[];
}

/**
 * Prepares routing among operations.
 *
 * @param owner Whose operations these are, for messages.
 */
export function makeRouter<O extends Routable>(
  operations: readonly O[],
  owner: "contract" | "mock" = "contract",
): Router<O> {
  const candidates = candidatesBySize(operations);
  const bases = basePathsOf(operations.flatMap(({ servers }) => servers ?? []));
  const baseNames = memoize((servers: readonly ApiServer[]) => new Set(basePathsOf(servers).map(({ name }) => name)));
  const baseNamesOf = ({ servers }: O): ReadonlySet<string> => (servers ? baseNames(servers) : NO_NAMES);

  const hasQueries = operations.some(({ pathTemplate }) => pathTemplate.includes("?"));

  const match = (segments: readonly string[], query: readonly SentPair[]): Found<O>[] => {
    const found = (candidates.get(segments.length) ?? []).flatMap(({ template, operations: there }) => {
      const parameters = matchTemplate(template, segments);
      if (!parameters) return [];
      const notes = matchQuery(template, query) ? [] : [WITHOUT_QUERY];
      return there.map((operation) => ({ operation, method: operation.method.toUpperCase(), parameters, notes }));
    });
    return hasQueries ? found.toSorted((one, other) => one.notes.length - other.notes.length) : found;
  };
  const find = (path: string, search = ""): Found<O>[] => {
    const segments = path.split("/");
    const query = hasQueries ? readPairs(search) : [];
    const based = bases.flatMap((base) => {
      const rest = belowBasePath(base, segments);
      return rest ? match(rest, query).filter(({ operation }) => baseNamesOf(operation).has(base.name)) : [];
    });
    const unbased = match(segments, query).map((found) => ({
      ...found,
      notes: [...found.notes, ...notesWithoutBase(baseNamesOf(found.operation))],
    }));
    return [...based, ...unbased];
  };
  // Most requests are for the same few paths, which are not matched again.
  const known = new Map<string, Route<O>>();

  return {
    route: (method, path, search = "") => {
      const key = hasQueries ? `${method} ${path}?${search}` : `${method} ${path}`;
      const remembered = known.get(key);
      if (remembered) return remembered;
      const there = find(path, search);
      if (there.length === 0) throw unknownPath(operations, find, method, path, owner);
      const chosen =
        there.find((found) => found.method === method) ??
        (method === "HEAD" ? there.find((found) => found.method === "GET") : undefined);
      if (chosen) {
        const found = { ...chosen, notes: [...chosen.notes, ...notesOnTwins(chosen, there)] };
        if (known.size < MAX_REMEMBERED && key.length < MAX_PATH_SHOWN) known.set(key, found);
        return found;
      }
      if (method === "OPTIONS") return { allow: allowedMethods(there) };
      throw wrongMethod(there, method, path, owner);
    },
  };
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Number of routes that a router remembers. */
const MAX_REMEMBERED = 1000;

function notesWithoutBase(names: ReadonlySet<string>): string[] {
  const [longest] = names;
  if (longest === undefined || names.has("")) return [];
  return [`the path has no ${longest} in front, which the servers of the contract have`];
}

const WITHOUT_QUERY = "the contract has this path with a query that the request lacks";

/** Operations that requests cannot tell from the chosen one, because their paths differ in a fragment alone. */
function notesOnTwins<O extends Routable>(chosen: Found<O>, there: readonly Found<O>[]): string[] {
  const { method, pathTemplate } = chosen.operation;
  const twins = there.filter(({ operation }) => {
    return operation !== chosen.operation && operation.method === method && sent(operation) === sent(chosen.operation);
  });
  const names = twins.map(({ operation }) => operation.pathTemplate);
  return names.length === 0 ? [] : [`a request for ${pathTemplate} cannot be told from one for ${listNames(names)}`];
}

function sent({ pathTemplate }: Routable): string {
  return pathTemplate.replace(/#.*$/s, "");
}

function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** Templates by their number of segments, the most specific first. */
function candidatesBySize<O extends Routable>(operations: readonly O[]): ReadonlyMap<number, readonly Candidate<O>[]> {
  const byPath = new Map<string, { template: PathTemplate; operations: O[] }>();
  for (const operation of operations) {
    const { pathTemplate } = operation;
    const candidate = byPath.get(pathTemplate) ?? { template: parseTemplate(pathTemplate), operations: [] };
    candidate.operations.push(operation);
    byPath.set(pathTemplate, candidate);
  }
  const sizes = new Map<number, Candidate<O>[]>();
  const ranked = [...byPath.values()].toSorted((one, other) => order(one.template, other.template));
  for (const candidate of ranked) {
    const { length } = candidate.template.segments;
    const same = sizes.get(length);
    if (same) same.push(candidate);
    else sizes.set(length, [candidate]);
  }
  return sizes;
}

function order(one: PathTemplate, other: PathTemplate): number {
  if (one.specificity === other.specificity) return 0;
  return one.specificity < other.specificity ? -1 : 1;
}

function allowedMethods(found: readonly { readonly method: string }[]): string {
  const methods = found.map(({ method }) => method);
  const implied = methods.includes("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"];
  return [...new Set([...methods, ...implied])].join(", ");
}

function unknownPath<O extends Routable>(
  operations: readonly O[],
  find: (path: string) => readonly unknown[],
  method: string,
  path: string,
  owner: string,
): MockError {
  const withoutSlash = path.slice(0, -1);
  const isSlashOnly = path.endsWith("/") && find(withoutSlash).length > 0;
  const isEmpty = operations.length === 0;
  const names = operations.map((operation) => `${operation.method.toUpperCase()} ${operation.pathTemplate}`);
  const others = isEmpty ? "It has no operations at all." : `It has: ${listNames(names)}.`;
  const advice = isEmpty ? `Add the path to the ${owner}.` : `Use a path of the ${owner}.`;
  return new MockError({
    status: 404,
    code: "mock_unknown_path",
    message: `The ${owner} has no path for ${method} ${shortened(path)}. ${others}`,
    fix: isSlashOnly ? `Use ${withoutSlash}, without the trailing slash.` : advice,
  });
}

function wrongMethod(
  there: readonly { readonly method: string }[],
  method: string,
  path: string,
  owner: string,
): MockError {
  const allow = allowedMethods(there);
  return new MockError({
    status: 405,
    code: "mock_wrong_method",
    message: `The ${owner} has no ${method} for ${shortened(path)}. It allows: ${allow}.`,
    fix: `Use a method that the ${owner} has for this path.`,
    headers: { allow },
  });
}

/** Longest path that a message repeats, in characters. */
const MAX_PATH_SHOWN = 200;

function shortened(path: string): string {
  return path.length > MAX_PATH_SHOWN ? `${path.slice(0, MAX_PATH_SHOWN)}…` : path;
}
