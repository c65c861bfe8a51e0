/** Takes the key out of a text. */
export type Hide = (text: string) => string;

/**
 * Hides the credentials that a request carries by then, whether they are the key or the caller's own: a server may
 * repeat what it refuses, and no error shows it. What is shorter than five characters is no secret. Headers have their
 * names in lower case, JSON may write any character as `\u0061` and a slash as `\/`, and a URL as `%61`.
 */
export function hiding(headers: Headers): Hide {
  return (text) => {
    // No header is "null", which is too short.
    const secret = /\S{5,}$/.exec(`${headers.get("authorization")}`)?.[0];
    if (!secret) return text;
    // The longest form comes first: `\\u0075` begins like a `u` behind a backslash.
    const forms = secret.replace(/./g, (character) => {
      const hex = character.charCodeAt(0).toString(16);
      return `((\\\\{1,2}u00|%)${hex}|\\\\{0,2}\\x${hex})`;
    });
    // The mark can stand in the name of a header, too.
    return text.replace(RegExp(forms, "gi"), "***");
  };
}

/** What a person can look up: Node says "fetch failed", and why only in the cause. */
export function explain(error: unknown, depth = 9): string {
  let said: unknown;
  try {
    const { cause, message, code } = error as Record<string, unknown>;
    // Causes can go round in a circle.
    said = (depth && explain(cause, depth - 1)) || message || code || error;
  } catch {
    // Nor can more be said when these throw.
  }
  return typeof said === "string" ? said : "";
}

/**
 * Whether a value shows what is to be hidden, wherever it stands in it: undici, for one, keeps the bytes that it could not
 * parse, and the error of another `fetch` may have the request. True, too, of what cannot be looked through.
 */
export function shows(value: unknown, hide: Hide, met: Set<unknown> = new Set()): boolean {
  try {
    if (typeof value === "string") return hide(value) !== value;
    if (typeof value !== "object" || !value || met.has(value)) return false;
    met.add(value);
    const members = value as Record<string | symbol, unknown>;
    const look = (inner: unknown): boolean => shows(inner, hide, met);
    return (
      // A request has its headers by a getter.
      ["headers", ...Reflect.ownKeys(members)].flatMap((name) => [name, members[name]]).some(look) ||
      // Headers, the platform's or a library's, a Map or a Set. An iterator has no entries, and would be used up.
      ("entries" in members && [...(value as Iterable<unknown>)].some(look))
    );
  } catch {
    return true;
  }
}
