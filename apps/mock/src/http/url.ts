/** A URL, or null when the text is none: `URL.parse`, which Node has from version 22 on. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
