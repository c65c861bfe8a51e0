/** Takes the key out of a text; anything else stays as it is. */
export type Hide = <T>(value: T) => T;

/**
 * Hides the credentials that a request carries by then, whether they are the key or the caller's own: a server may
 * repeat what it refuses, and no error shows it. What is shorter than five characters is no secret.
 */
export function hiding(headers: Headers): Hide {
  return <T>(value: T) => {
    const [secret] = /\S{5,}$/.exec(headers.get("authorization") ?? "") ?? [];
    // The mark can stand in the name of a header, too.
    return secret && typeof value === "string" ? (value.replaceAll(secret, "***") as T) : value;
  };
}

/**
 * What a person can look up: Node says "fetch failed", and why only in the cause. The texts of the error, and of its
 * causes, lose the key: undici, for one, keeps the bytes that it could not parse, and a server may repeat the key there.
 */
export function explain(error: unknown, hide: Hide): string {
  let said = error;
  let level = error;
  // Causes can go round in a circle.
  for (let depth = 9; depth && typeof level === "object" && level; depth--) {
    const facts = level as Record<string | symbol, unknown>;
    for (const name of Reflect.ownKeys(facts)) Reflect.set(facts, name, hide(facts[name]));
    said = facts["message"] || facts["code"] || said;
    level = facts["cause"];
  }
  return typeof said === "string" ? hide(said) : "unknown";
}
