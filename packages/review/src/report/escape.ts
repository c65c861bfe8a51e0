/**
 * Makes a text of the contract safe for one line of any report: control characters, which could control a terminal or
 * begin another line, become visible, as do characters that change the direction of writing.
 */
export function cleanLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return character === "\n" ? "\\n" : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** Cleans a text inside code marks, so that it cannot end them. */
export function cleanCode(text: string): string {
  return cleanLine(text).replaceAll("`", "'");
}

/**
 * Escapes a sentence for GitHub's markdown. Parts in code marks are kept; elsewhere, text of the contract cannot
 * format, link, or mention users.
 */
export function escapeMarkdown(sentence: string): string {
  const parts = cleanLine(sentence).split("`");
  // An odd mark would turn text into code and code into text.
  const isPaired = parts.length % 2 === 1;
  return parts.map((part, index) => (isPaired && index % 2 === 1 ? `\`${part}\`` : escapeText(part))).join("");
}

/** A zero-width character prevents GitHub from linking a name, a number or an address. */
const BREAK = "\u200b";

function escapeText(text: string): string {
  return text
    .replaceAll(/[\\*_[\]<>|~&$!]/g, "\\$&")
    .replaceAll(/@|#(?=\d)|GH-(?=\d)|www\.|:\/\//gi, (found) => found.slice(0, 1) + BREAK + found.slice(1))
    .replace(/^(\s*)([#+-]|\d+[.)])/, "$1\\$2");
}

/** Code block whose fence no line of the text can end. */
export function codeBlock(text: string, language: string): string {
  const safe = text.split("\n").map(cleanLine).join("\n");
  const longest = Math.max(2, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${safe}\n${fence}`;
}
