/** Takes the key out of a text. */
export type Hide = (text: string) => string;

/**
 * Hides the credentials that a request carries by then, whether they are the key or the caller's own: a server may
 * repeat what it refuses, and no error shows it. What is shorter than five characters is no secret. Headers have their
 * names in lower case, JSON may write any character as `\u0061` and a slash as `\/`, and a URL as `%61`.
 */
export function hiding(headers: Headers): Hide {
  return (text) => {
    const [secret] = headers.get("authorization")?.match(/\S{5,}$/) ?? [];
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

/**
 * What a person can look up: Node says "fetch failed", and why only in the cause. The texts of the error, and of its
 * causes, lose the key: undici, for one, keeps the bytes that it could not parse, and a server may repeat the key there.
 */
export function explain(error: unknown, hide: Hide, depth = 9): string {
  let said = error;
  try {
    // What is no object throws here, and ends up as it is.
    const facts = error as Record<string | symbol, unknown>;
    for (const name of Reflect.ownKeys(facts)) {
      try {
        const value = facts[name];
        if (typeof value === "string") facts[name] = hide(value);
      } catch {
        // A member that cannot be read shows nothing, and one that cannot be written keeps what it has; the others may.
      }
    }
    // Causes can go round in a circle.
    said = (depth && explain(facts["cause"], hide, depth - 1)) || facts["message"] || facts["code"];
  } catch {
    // Nor can more be said when these throw.
  }
  return typeof said === "string" ? hide(said) : "";
}
