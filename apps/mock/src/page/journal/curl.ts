import type { JournalEntry, OperationScenarios } from "../api.ts";
import type { Credential } from "../contract.ts";

/** What a client sends by itself, and curl does in its own way. */
const LEFT_OUT =
  /^(host|connection|keep-alive|content-length|transfer-encoding|accept-encoding|accept-language|user-agent|origin|referer|cache-control|pragma|priority|dnt|te|upgrade.*|sec-.*)$/;

/** What the journal puts in place of a secret. */
const MASK = "…";

/** Whether a command for an operation works as it stands: nothing has to be filled in. */
export function canBeTyped({ method, path }: Pick<OperationScenarios, "method" | "path">): boolean {
  return method === "GET" && !path.includes("{");
}

/** A command that asks for a scenario. It works as it stands, in the shells of Unix and of Windows alike. */
export function curlFor(path: string, credentials: readonly Credential[], scenario?: string): string {
  const sentAs = (place: Credential["in"]): Credential[] => credentials.filter((each) => each.in === place);
  return command([
    "-i",
    ...sentAs("header").flatMap(({ name, value }) => ["-H", `${name}: ${value}`]),
    ...sentAs("cookie").flatMap(({ name, value }) => ["-b", `${name}=${value}`]),
    ...(scenario !== undefined ? ["-H", `Prefer: scenario=${scenario}`] : []),
    location.origin + path + queryText(sentAs("query").map(({ name, value }) => [name, value])),
  ]);
}

/**
 * A command that sends a request again. The journal has no key, so the command has one of its own: the mock lets any
 * key in, and one that names a scenario is known by the scenario.
 */
export function curlOf(entry: JournalEntry): string {
  const { method, path, headers, body } = entry;
  const sent = Object.entries(headers).filter(([name, value]) => !LEFT_OUT.test(name) && !isAnyType(name, value));
  return command([
    "-i",
    ...methodFlags(method, body !== undefined),
    ...sent.flatMap(([name, value]) => ["-H", `${name}: ${unmasked(value, entry)}`]),
    ...(body === undefined ? [] : ["--data-raw", typeof body === "string" ? body : JSON.stringify(body)]),
    location.origin + path + queryText(sentQuery(entry)),
  ]);
}

function methodFlags(method: string, hasBody: boolean): string[] {
  if (method === "HEAD") return ["-I"];
  return method === (hasBody ? "POST" : "GET") ? [] : ["-X", method];
}

function isAnyType(name: string, value: string): boolean {
  return name === "accept" && value === "*/*";
}

function unmasked(value: string, { why, scenario }: Pick<JournalEntry, "why" | "scenario">): string {
  if (!value.includes(MASK)) return value;
  const key = why === "key" && scenario !== undefined ? `mock_${scenario}` : "any";
  const [scheme, rest] = value.split(" ");
  return rest === undefined ? key : `${scheme} ${key}`;
}

function sentQuery(entry: JournalEntry): [name: string, value: string][] {
  return Object.entries(entry.query).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, unmasked(value, entry)]),
  );
}

function queryText(pairs: [name: string, value: string][]): string {
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

function command(words: readonly string[]): string {
  return ["curl", ...words.map(quote)].join(" ");
}

/**
 * A word as a shell takes it literally. What came over the network must not become a command of whoever pastes it, so
 * all but harmless words stand in single quotes, in which a shell of Unix finds nothing to do.
 */
function quote(word: string): string {
  if (/^[\w./:@=-]+$/.test(word)) return word;
  if (/^[\w./:@=+*?&,; -]+$/.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
