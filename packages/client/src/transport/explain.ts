const MAX_LENGTH = 500;

/** Most specific message of an error: Node says "fetch failed", and the reason only in a cause. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, MAX_LENGTH);
  const { cause, message, code }: Error & { readonly code?: unknown } = error;
  return (cause instanceof Error && explain(cause)) || String(message || code || "").slice(0, MAX_LENGTH);
}
