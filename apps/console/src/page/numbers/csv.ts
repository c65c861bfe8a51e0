import type { NumberRow } from "./row.ts";

const HEAD = ["phoneNumber", "country", "label", "createdAt"];

/** Formats rows as CSV (RFC 4180) with a header line. */
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
 * Positions at which a spreadsheet may start a formula (OWASP, CSV Injection): the start of a field, and also the start
 * of a line or of a part after another separator, because not every spreadsheet expects commas.
 */
const FORMULA = /(?<=^|[;|\t\r\n])(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r\n])/g;

/** E.164 numbers are harmless as formulas, and other programs need them unchanged. */
const E164 = /^\+[1-9]\d{1,14}$/;

function field(value: string): string {
  const safe = E164.test(value) ? value : value.replaceAll(FORMULA, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Saves a text as a file. The byte order mark tells spreadsheets that it is UTF-8. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has started by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}
