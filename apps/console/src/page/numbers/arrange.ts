import type { NumberRow } from "./row.ts";
import { digits, fold } from "./search.ts";

/** What rows can be sorted by. */
export type SortColumn = "phoneNumber" | "countryName" | "label" | "registered";

/** In which order rows stand; nothing is the order of the API. */
export interface Sort {
  readonly column: SortColumn;
  readonly direction: "ascending" | "descending";
}

/** "Line 2" comes before "Line 10"; numbers go by their first digits, which say the country. */
const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const COLLATORS = {
  phoneNumber: new Intl.Collator("en"),
  countryName: COLLATOR,
  label: COLLATOR,
  registered: COLLATOR,
};

/**
 * The rows in an order. Equal ones keep the order of the API, and those without a value stand last either way.
 */
export function sortRows(rows: readonly NumberRow[], sort: Sort | undefined): readonly NumberRow[] {
  if (!sort) return rows;
  const { column, direction } = sort;
  const sign = direction === "ascending" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (isMissing(left) || isMissing(right)) return Number(isMissing(left)) - Number(isMissing(right));
    return sign * (typeof left === "number" ? left - Number(right) : COLLATORS[column].compare(left, String(right)));
  });
}

function isMissing(value: string | number): boolean {
  return value === "" || Number.isNaN(value);
}

/** Press by press: up, down, and back to the order of the API. */
export function nextSort(sort: Sort | undefined, column: SortColumn): Sort | undefined {
  if (sort?.column !== column) return { column, direction: "ascending" };
  return sort.direction === "ascending" ? { column, direction: "descending" } : undefined;
}

/**
 * The rows that have every word of a text: in the label, in the country, or in the number, however either is written.
 */
export function filterRows(rows: readonly NumberRow[], text: string): readonly NumberRow[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  // A number may be typed with spaces in it: then all of the text is one.
  const whole = /^[\d\s()+./-]+$/.test(text) ? digits(text) : "";
  const parts = words.map((word) => ({ word, number: digits(word) }));
  return rows.filter(({ texts, numbers }) => {
    if (whole !== "" && numbers.includes(whole)) return true;
    return parts.every(({ word, number }) => texts.includes(word) || (isTelling(number) && numbers.includes(number)));
  });
}

/** Fewer than three digits would be in almost every number. */
function isTelling(number: string): boolean {
  return number.length >= 3;
}
