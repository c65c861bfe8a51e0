/** Request to print as a `curl` command. */
export interface CurlRequest {
  /** Default: `GET`, or `POST` with a body. */
  readonly method?: string | undefined;
  readonly url: string | URL;
  /** Pairs of name and value, in the order in which they are printed. */
  readonly headers?: Iterable<readonly [name: string, value: string]> | undefined;
  /** Pairs of name and value. */
  readonly cookies?: Iterable<readonly [name: string, value: string]> | undefined;
  /** Credentials of HTTP basic authentication, as `user:password`. */
  readonly user?: string | undefined;
  /** Text body, sent unchanged. */
  readonly body?: string | undefined;
}

/** Options of a printed `curl` command. */
export interface CurlOptions {
  /** Also print the head of the response. Default: `false`. */
  readonly showHead?: boolean | undefined;
  /** One option per line, for documentation. Default: `false`. */
  readonly multiline?: boolean | undefined;
}

/**
 * Prints a request as a `curl` command that is safe to paste: everything is quoted for the shell. Commands made of
 * ordinary characters work in the shells of Unix and of Windows alike.
 */
export function curlCommand(request: CurlRequest, { showHead = false, multiline = false }: CurlOptions = {}): string {
  const { headers = [], cookies = [], user, body } = request;
  const url = String(request.url);
  const method = request.method?.toUpperCase() ?? (body === undefined ? "GET" : "POST");
  const parts = [
    ["curl", ...methodOptions(method, body !== undefined), ...(showHead && method !== "HEAD" ? ["-i"] : [])],
    // Without -g, curl expands brackets and braces.
    ...(/[[\]{}]/.test(url) ? [["-g"]] : []),
    ...(user === undefined ? [] : [["-u", user]]),
    // With "name:", curl would leave the header out.
    ...[...headers].map(([name, value]) => ["-H", value === "" ? `${name};` : `${name}: ${value}`]),
    ...[...cookies].map(([name, value]) => ["-b", `${name}=${value}`]),
    // --data-raw, because --data reads a file if the value begins with @.
    ...(body === undefined ? [] : [["--data-raw", body]]),
    [url],
  ];
  return parts.map((words) => words.map(shellQuote).join(" ")).join(multiline ? " \\\n  " : " ");
}

function methodOptions(method: string, hasBody: boolean): string[] {
  if (method === "HEAD" && !hasBody) return ["-I"];
  return method === (hasBody ? "POST" : "GET") ? [] : ["-X", method];
}

/**
 * Quotes a word so that a shell takes it literally. Harmless words stay bare, words with harmless punctuation are put
 * in double quotes, which Windows also supports, and control characters are escaped, so that they never reach the
 * terminal.
 */
export function shellQuote(word: string): string {
  if (/^[\w./:@=-]+$/.test(word)) return word;
  if (/^[\w./:@=+*?&,;[\]{} -]+$/.test(word)) return `"${word}"`;
  if (!/\p{Cc}/u.test(word)) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  // Shells without this kind of quotes, such as dash, would take the quote in \' for the end.
  const escaped = word.replace(/[\\'\p{Cc}]/gu, (character) => (character === "\\" ? "\\\\" : escapeBytes(character)));
  return `$'${escaped}'`;
}

/** Octal escapes have three digits at most, so the next character cannot become part of them. */
function escapeBytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
