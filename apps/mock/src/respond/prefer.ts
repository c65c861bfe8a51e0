import { MAX_SIZE, type Size } from "../generate/size.ts";
import { MockError } from "../http/mock-error.ts";

/** Preferences of a request in its `Prefer` header (RFC 7240). */
export interface Preferences {
  /** Status to respond with. */
  readonly code?: number;
  /** Name of the example to respond with. */
  readonly example?: string;
  /** Name of the scenario to respond with, which selects a status and an example. */
  readonly scenario?: string;
  /** Generate the body from the schema instead of sending an example. */
  readonly dynamic?: boolean;
  /** Seed of a dynamic body: the same seed gives the same body. */
  readonly seed?: string;
  /** Number of items in the outermost lists of a dynamic body. */
  readonly size?: Size;
}

const KINDS =
  "scenario=NAME, code=STATUS, example=NAME, dynamic=true, dynamic=false, seed=TEXT, size=NUMBER, size=many";

/** Preferences without a meaning for a mock, ignored as RFC 7240, section 2, requires: those of its section 4. */
const NOT_FOR_THE_MOCK = new Set(["respond-async", "return", "wait", "handling"]);

/** One preference or one parameter of a preference, with the separator behind it. The mock makes no difference. */
const ITEM =
  /\s*(?:(?<name>[^\s=;,"]+)(?:\s*=(?:\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<word>[^\s;,"]+)))?)?\s*)?(?:[;,]|$)/y;

/**
 * Reads a `Prefer` header: `scenario=usage-limit-exceeded`, or `code=402`, `example=provider-ses`, `dynamic=true`,
 * `seed=abc`, separated by commas or semicolons.
 *
 * @throws {MockError} 400 when a part of it is not understood, or contradicts another part.
 */
export function readPrefer(header: string): Preferences {
  const preferences = known.get(header) ?? parse(header);
  if (known.size < MAX_KNOWN) known.set(header, preferences);
  return preferences;
}

/** Headers that were read before: most clients send the same few. */
const known = new Map<string, Preferences>();

/** Number of headers that are remembered. */
const MAX_KNOWN = 100;

function parse(header: string): Preferences {
  if (header === "") return {};
  const given = new Map<string, string>();
  for (const [name, value] of items(header)) {
    if (NOT_FOR_THE_MOCK.has(name)) continue;
    if ((given.get(name) ?? value) !== value) throw refuse(header, `it gives ${name} twice, with different values`);
    given.set(name, value);
  }
  const { scenario, code, example, dynamic, seed, size, ...unknown } = Object.fromEntries(given);
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) throw refuse(header, `the mock does not know the preference ${stranger}`);
  if (code !== undefined && !/^[2-5]\d\d$/.test(code))
    throw refuse(header, `code=${code} is not the status of a response`);
  if (scenario === "") throw refuse(header, "scenario needs the name of a scenario");
  if (example === "") throw refuse(header, "example needs the name of an example");
  if (seed === "") throw refuse(header, "seed needs a value");
  if (size !== undefined && !(size === "many" || (/^\d{1,5}$/.test(size) && Number(size) <= MAX_SIZE))) {
    throw refuse(header, `size is a number from 0 to ${MAX_SIZE}, or many`);
  }
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic)) throw refuse(header, "dynamic is true or false");
  if (dynamic === "true" && example !== undefined) {
    throw refuse(header, "an answer is either a named example or a dynamic one");
  }
  if (scenario !== undefined && [code, example, dynamic].some((other) => other !== undefined && other !== "false")) {
    throw refuse(header, "a scenario stands for the status and the body, so it goes without code, example and dynamic");
  }
  return {
    ...(scenario !== undefined && { scenario }),
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { example }),
    ...(dynamic !== undefined && { dynamic: dynamic === "true" }),
    ...(seed !== undefined && { seed }),
    ...(size !== undefined && { size: size === "many" ? size : Number(size) }),
  };
}

function* items(header: string): Generator<[name: string, value: string]> {
  const item = new RegExp(ITEM);
  while (item.lastIndex < header.length) {
    const at = item.lastIndex;
    const groups = item.exec(header)?.groups;
    if (!groups) throw refuse(header, `it cannot be read from "${header.slice(at).trim()}" on`);
    const { name, quoted, word = "" } = groups;
    // RFC 7240 takes over the list of RFC 9110, in which elements may be empty.
    if (name !== undefined) yield [name.toLowerCase(), quoted?.replace(/\\(.)/g, "$1") ?? word];
  }
}

function refuse(header: string, why: string): MockError {
  return new MockError({
    status: 400,
    code: "mock_malformed_preference",
    message: `The header "Prefer: ${header}" cannot be followed: ${why}. Possible are: ${KINDS}.`,
    fix: "Correct the Prefer header, or leave it out.",
  });
}
