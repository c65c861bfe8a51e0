/** Parses a URL; null for an invalid one. `URL.parse` requires Node 22. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
