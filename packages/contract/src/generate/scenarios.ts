import { isDeepStrictEqual } from "node:util";
import type { Problem } from "@numbers-api/openapi/problem";
import { isJson } from "./media-type.ts";
import { describe, type OperationSite } from "./operation-sites.ts";
import type { Reader } from "./reader.ts";
import { type ResponseExample, readExamples, reasonPhrase } from "./response-examples.ts";

/** An example, or a status without a body, and the ids of all operations that document it. */
export interface FoundScenario {
  readonly example: ResponseExample;
  readonly operations: readonly string[];
}

/** The example catalogue of a contract. */
export interface Catalogue {
  /** In the order of the contract. */
  readonly scenarios: readonly FoundScenario[];
  /** The scenario of each operation that documents a success, by operation id. */
  readonly defaults: ReadonlyMap<string, string>;
}

/** What an operation documents under a name. */
interface Occurrence {
  readonly operation: OperationSite;
  readonly example: ResponseExample;
}

/** Collects the examples of all responses. A name that means different things is reported. */
export function findScenarios(reader: Reader, operations: readonly OperationSite[], problems: Problem[]): Catalogue {
  const occurrences = operations.flatMap((operation) =>
    reader.members(operation.place, "responses").flatMap(([status, response]) => {
      // `default` and `4XX` have no exact status that could be served.
      if (!/^[1-5]\d\d$/.test(status)) return [];
      return readExamples(reader, Number(status), response, problems).map((example) => ({ operation, example }));
    }),
  );
  const scenarios = [...Map.groupBy(occurrences, ({ example }) => example.name).values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first) return [];
    const [second, ...more] = others.filter((other) => difference(first.example, other.example));
    if (second) problems.push(ambiguity(reader, first, second, more.length));
    const operations = [...new Set(group.map(({ operation }) => operation.id))];
    return { example: { ...first.example, summary: sharedSummary(first, others) }, operations };
  });
  return { scenarios, defaults: defaultsOf(occurrences) };
}

/** What describes one response need not be true of another that has only the status in common. */
function sharedSummary({ example }: Occurrence, others: readonly Occurrence[]): string {
  const isShared = example.isNamed || others.every((other) => other.example.summary === example.summary);
  return isShared ? example.summary : reasonPhrase(example.status);
}

/** The first success of each operation, in JSON where it can be had. */
function defaultsOf(occurrences: readonly Occurrence[]): Map<string, string> {
  const successes = occurrences.filter(({ example }) => example.status >= 200 && example.status < 300);
  const groups = Map.groupBy(successes, ({ operation }) => operation.id);
  return new Map(
    [...groups].flatMap(([operation, group]) => {
      const status = group[0]?.example.status;
      const candidates = group.map(({ example }) => example).filter((example) => example.status === status);
      const chosen = candidates.find(({ bodies: [body] }) => body && isJson(body[0])) ?? candidates[0];
      return chosen ? [[operation, chosen.name] as const] : [];
    }),
  );
}

/** What two examples of one name do not have in common, if anything. */
function difference(one: ResponseExample, other: ResponseExample): string | undefined {
  if (one.status !== other.status) return "statuses";
  const [types, otherTypes] = [one, other].map(({ bodies }) => bodies.map(([contentType]) => contentType));
  if (types?.length && otherTypes?.length && !isDeepStrictEqual(types, otherTypes)) return "media types";
  return isDeepStrictEqual(one.bodies, other.bodies) ? undefined : "bodies";
}

function ambiguity(reader: Reader, first: Occurrence, second: Occurrence, more: number): Problem {
  const [one, other] = [first, second].map(
    ({ operation, example }) => `${describe(operation)} ${example.status} (${reader.line(example.place)})`,
  );
  const what = difference(first.example, second.example);
  const others = more > 0 ? ` (places that differ from the first: ${more + 1})` : "";
  return reader.problem(
    second.example.place,
    `the scenario ${JSON.stringify(first.example.name)} means more than one thing: ${one} and ${other} have different ${what}${others}`,
    first.example.isNamed && second.example.isNamed
      ? "Rename one of the examples, or make them the same."
      : "Without a named example, a response goes by its reason phrase: name its body under examples, or rename the other.",
  );
}
