/** Takes the key out of a text. */
export type Hide = (text: string) => string;

/** A server may repeat the credentials that it refuses; no error shows them. What is shorter is no secret. */
const SHORTEST = 5;

/** Hides the credentials that a request carries, whether they are the key or the caller's own. */
export function hiding(headers: Headers): Hide {
  const secret = headers.get("authorization")?.replace(/^\S+ /, "") ?? "";
  // The mark can stand in the name of a header, too.
  return (text) => (secret.length < SHORTEST ? text : text.replaceAll(secret, "***"));
}

/**
 * What a person can look up: Node says "fetch failed", and why only in the cause. The texts of the error, and of its
 * causes, lose the key: undici, for one, keeps the bytes that it could not parse, and a server may repeat the key there.
 *
 * @param depth how many causes are looked at; they can go round in a circle.
 */
export function explain(error: unknown, hide: Hide, depth = 9): string {
  const texts: Record<string, unknown> = Object(error);
  for (const name of Object.getOwnPropertyNames(texts)) {
    const text = texts[name];
    if (typeof text === "string") Reflect.set(texts, name, hide(text));
  }
  const { message, code, cause } = texts;
  if (cause && depth) return explain(cause, hide, depth - 1);
  const said = [message, code, error].find((text) => typeof text === "string" && text);
  return said ? hide(`${said}`) : "unknown";
}
