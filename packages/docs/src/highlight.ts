import { type Html, html } from "./html.ts";

/** A name, a string, a literal or a number of JSON. What is between them needs no colour. */
const TOKEN =
  /(?<name>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\]|\\.)*")|(?<literal>\b(?:true|false|null)\b|-?\d[\d.eE+-]*)/g;

/** JSON text with its parts marked, for the style sheet to colour. */
export function highlightJson(text: string): Html {
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const [kind = ""] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? [];
    parts.push(html`${text.slice(end, match.index)}<span class="${kind}">${token}</span>`);
    end = match.index + token.length;
  }
  return html`${parts}${text.slice(end)}`;
}

/** A value of an example: JSON, or text as it is where the media type is another. */
export function renderValue(value: unknown, mediaType: string): Html {
  if (typeof value === "string" && !/json/.test(mediaType)) return html`${value}`;
  return highlightJson(JSON.stringify(value, null, 2) ?? "");
}
