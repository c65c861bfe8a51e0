/** Hides secrets. */
export interface Redactor {
  /** Replaces each secret by `***`, in any of the supported encodings. */
  redact(text: string): string;
  /**
   * Copies a foreign error: name, message, stack, cause, and own members that are texts, numbers or booleans, all
   * redacted. Other members are dropped, because an object can reveal a secret in too many ways: a request, a URL, a
   * getter, `toJSON`.
   */
  redactError(error: unknown): Error;
}

/** Shorter texts occur in ordinary words, so hiding them would only spoil messages. */
const SHORTEST_SECRET = 5;

/** Causes may refer to themselves. */
const MAX_CAUSES = 9;

/**
 * Creates a redactor of secrets. Their characters are found raw, in either case, and in any mixture of `%4b` (also
 * encoded several times), `=4b`, `\u004b`, `\x4b`, `\K`, `&#75;`, `&#x4b;` (with the backslash or ampersand encoded, too),
 * the named entities of HTML's own punctuation, and UTF-16 read as bytes, with line breaks between them; the whole secret
 * and its UTF-16 also in hexadecimal, and in base64 and base64url wherever it begins. The time is
 * linear in the text.
 *
 * @param secrets - Secrets of fewer than five characters are ignored.
 */
export function createRedactor(secrets: Iterable<string>): Redactor {
  const patterns = [...new Set(secrets)]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => {
      const bytes = [...new TextEncoder().encode(secret)];
      // UTF-16 of either byte order, from the first byte of the secret to its last.
      const wide = bytes.flatMap((byte) => [byte, 0]).slice(0, -1);
      // Any number of backslashes may precede a character.
      const characters = [...secret.replaceAll("\\", "")].map(characterPattern);
      return [characters.join(GAP), ...[bytes, wide].flatMap(byteForms)];
    })
    .map((pattern) => new RegExp(pattern, "gi"));
  const redact = (text: string): string => {
    // In JSON, for example, line breaks and NULs are encoded. A secret can have such a sequence of its own.
    const views = new Set([text, text.replace(ENCODED_GAP, (gap) => "\0".repeat(gap.length))]);
    const ranges = [...views].flatMap((view) =>
      patterns.flatMap((pattern) =>
        [...view.matchAll(pattern)].map(({ 0: found, index }) => [index, found.length] as const),
      ),
    );
    let redacted = "";
    let end = 0;
    for (const [start, length] of ranges.sort(([a], [b]) => a - b)) {
      if (start >= end) redacted += `${text.slice(end, start)}***`;
      end = Math.max(end, start + length);
    }
    return redacted + text.slice(end);
  };
  return { redact, redactError: (error) => copyError(error, redact, MAX_CAUSES) };
}

function copyError(error: unknown, redact: Redactor["redact"], depth: number): Error {
  // Anything may be thrown.
  if (typeof error !== "object" || error === null) return new Error(redact(String(error)));
  const copy = new Error();
  try {
    for (const name of ["name", "message", "stack", ...Object.keys(error)]) {
      const value: unknown = Reflect.get(error, name);
      if (!/^(string|number|boolean)$/.test(typeof value)) continue;
      const redacted = typeof value === "string" ? redact(value) : value;
      Object.defineProperty(copy, redact(name), { value: redacted, configurable: true, writable: true });
    }
    const cause: unknown = Reflect.get(error, "cause");
    if (cause && depth > 0) copy.cause = copyError(cause, redact, depth - 1);
  } catch {
    // Getters and proxies may throw: the copy then keeps the members before.
  }
  return copy;
}

// Encodings are repeated by the layers of a text: JSON in JSON, a URL in a URL. The time stays linear, because repetitions
// are bounded, and no two forms of a character can both lead on to the next one.
const PERCENT = "([%=](25){0,3})";
/** NULs of UTF-16 that was read as bytes, and line breaks with the space behind them, in which no secret has a character. */
const GAP = "[\\0\\s]*";
const BACKSLASH = `(\\\\|${PERCENT}5c){1,8}`;
const AMPERSAND = `(&|${PERCENT}26|${BACKSLASH}u0026)(amp;){0,3}`;

/** NULs, line breaks and spaces as they are written in JSON, URLs and HTML, and soft line breaks of quoted-printable. */
const ENCODED_GAP =
  /\\{1,8}([nrt]|(u00|x)(0[09ad]|20))|%(25){0,3}(0[09ad]|20)|&#(0|9|1[03]|32|x([09ad]|20));|=(\r?\n|(\\{1,8}[nr])+)/gi;

const ENTITIES: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

/** Regular expression of a character in all its encodings. */
function characterPattern(character: string): string {
  const code = character.charCodeAt(0);
  const hex = hexOf(code);
  const entity = `#0{0,5}${code}|#x0{0,5}${hex}|${ENTITIES[character] ?? "$"}`;
  return `(${PERCENT}${hex}|${BACKSLASH}(u00|x|u\\{0{0,4})${hex}\\}?|${AMPERSAND}(${entity})(;|${PERCENT}3b)?|\\\\{0,8}\\x${hex})`;
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

/** Regular expressions of bytes in hexadecimal and base64. */
function byteForms(bytes: readonly number[]): string[] {
  // Base64 looks different at each of three offsets, and characters at both ends also depend on the neighbours.
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = btoa(String.fromCharCode(...new Uint8Array(offset), ...bytes));
    // Without the padding, which is behind the last digit that the secret alone decides.
    const whole = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    const edge = (isShared: boolean): string => (isShared ? "[\\w+/-]?" : "");
    const pattern = [...whole].join(GAP).replace(/\+/g, "([+-]|%2b)").replace(/\//g, "(\\\\?[/_]|%2f)");
    return edge(offset > 0) + pattern + edge((offset + bytes.length) % 3 > 0);
  });
  // Debuggers print bytes with spaces or colons between them.
  return [...base64, bytes.map(hexOf).join("[ :]?")];
}
