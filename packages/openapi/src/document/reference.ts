/** The keys that lead from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys of a JSON pointer (RFC 6901), as a fragment of a reference has it: `#/paths/~1numbers~1list`. */
export function parsePointer(reference: string): string[] {
  return reference
    .split("/")
    .slice(1)
    .map((token) => decode(token).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    // A "%" that encodes nothing stands for itself.
    return token;
  }
}

/** The value that a reference inside one document leads to; anything else is returned as it is. */
export function dereference(document: unknown, node: unknown): unknown {
  const seen = new Set<unknown>();
  let at = node;
  while (isObject(at) && typeof at["$ref"] === "string" && !seen.has(at)) {
    seen.add(at);
    at = parsePointer(at["$ref"]).reduce<unknown>(member, document);
  }
  return at;
}

function member(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) ? value[key] : undefined;
}
