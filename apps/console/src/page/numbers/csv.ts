import type { NumberRow } from "./row.ts";

const HEAD = ["phoneNumber", "country", "label", "createdAt"];

/** The rows as CSV (RFC 4180): a line of names, commas, CRLF. */
export function toCsv(rows: readonly NumberRow[]): string {
  const records = rows.map(({ phoneNumber, country = "", label, createdAt }) => [
    phoneNumber,
    country,
    label,
    createdAt,
  ]);
  return [HEAD, ...records].map((record) => `${record.map(field).join(",")}\r\n`).join("");
}

/**
 * Where a spreadsheet takes what follows for a formula (OWASP, CSV Injection): at the beginning of a field, and of a line or
 * after another separator in it, because a spreadsheet that expects another separator takes our quotes for text.
 */
const FORMULA = /(?<=^|[;|\t\r\n])(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r\n])/g;

/** A number in E.164 is no formula that does anything, and other programs want it as it is. */
const E164 = /^\+[1-9]\d{1,14}$/;

function field(value: string): string {
  const safe = E164.test(value) ? value : value.replaceAll(FORMULA, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the person as a file. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it up by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
