import { type CurlRequest, curlCommand } from "@numbers-api/http/curl";
import type { Schemas } from "./api.ts";

type JournalEntry = Schemas["JournalEntry"];
type OperationScenarios = Schemas["OperationScenarios"];
type Sample = Schemas["Sample"];

type Credential = Sample["credentials"][number];

/** Headers that curl or a browser sets itself, besides those that begin with "upgrade" or "sec-". */
const OWN_HEADERS = new Set([
  ...["accept-encoding", "accept-language", "cache-control", "connection", "content-length", "dnt", "host"],
  ...["keep-alive", "origin", "pragma", "priority", "referer", "te", "transfer-encoding", "user-agent"],
]);

/** Mark in place of a secret. */
const MASK = "…";

/** Reports whether a command for an operation works without filling in values. */
export function isRunnable({ method, path }: Pick<OperationScenarios, "method" | "path">): boolean {
  return method === "GET" && !path.includes("{");
}

/** Returns a command that requests an operation, and a scenario if one is given. */
export function curlFor(path: string, credentials: readonly Credential[], scenario?: string): string {
  const pairs = (place: Credential["in"]): [name: string, value: string][] =>
    credentials.filter((each) => each.in === place).map(({ name, value }) => [name, value]);
  const headers = pairs("header");
  if (scenario !== undefined) headers.push(["Prefer", `scenario=${scenario}`]);
  return command({ url: location.origin + path + queryText(pairs("query")), headers, cookies: pairs("cookie") });
}

/**
 * Returns a command that repeats a request. The journal does not contain keys, so the command uses another one: the mock
 * accepts every key, and selects the scenario by a key that names it.
 */
export function curlOf(entry: JournalEntry): string {
  const { method, path, body } = entry;
  const headers = Object.entries(entry.headers)
    .filter(
      ([name, value]) =>
        !OWN_HEADERS.has(name) && !/^(upgrade|sec-)/.test(name) && !(name === "accept" && value === "*/*"),
    )
    .map(([name, value]): [string, string] => [name, unmask(value, entry)]);
  const query = Object.entries(entry.query).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, unmask(value, entry)]),
  );
  return command({
    method,
    url: location.origin + path + queryText(query),
    headers,
    body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
  });
}

function command(request: CurlRequest): string {
  return curlCommand(request, { showHead: true });
}

function unmask(value: string, { why, scenario }: Pick<JournalEntry, "why" | "scenario">): string {
  if (!value.includes(MASK)) return value;
  const key = why === "key" && scenario !== undefined ? `mock_${scenario}` : "any";
  const [scheme, rest] = value.split(" ");
  return rest === undefined ? key : `${scheme} ${key}`;
}

function queryText(pairs: [name: string, value: string][]): string {
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}
