const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

function decode(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** What a reader sees of a page, or of a part of one: its blocks on lines of their own. */
export function visibleText(page: string): string {
  const body = page.slice(Math.max(0, page.indexOf("<body")));
  const blocks = body.replaceAll(
    /<\/?(?:p|ul|li|dl|dt|dd|div|section|article|h\d|pre|figure|figcaption)\b[^>]*>/g,
    "\n",
  );
  return decode(blocks.replaceAll(/<[^>]*>/g, ""));
}

/** The addresses that a page links to or loads. */
export function links(page: string): string[] {
  return [...page.matchAll(/<[a-z]+\b[^>]*\s(?:href|src)="([^"]*)"/g)].map(([, url = ""]) => decode(url));
}

/** The places on a page that a link can lead to. */
export function anchors(page: string): string[] {
  return [...page.matchAll(/<[a-z0-9]+\b[^>]*\sid="([^"]*)"/g)].map(([, id = ""]) => decode(id));
}

/** The tags of a page, without the values of their attributes. */
export function tags(page: string): string[] {
  return [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/"[^"]*"/g, '""'));
}
