const MAX_LENGTH = 500;

/** Most specific message of an error: Node says "fetch failed", and the reason only in a cause. */
export function explain(error: Error & { readonly code?: unknown }): string {
  const cause = error.cause instanceof Error ? explain(error.cause) : "";
  return cause || String(error.message || error.code || "").slice(0, MAX_LENGTH);
}
