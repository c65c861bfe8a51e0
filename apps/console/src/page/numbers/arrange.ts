import { digits, fold, type NumberRow } from "./row.ts";

/** Fewer digits than this occur in almost every number. */
const MIN_DIGITS = 3;

/** Columns that rows can be sorted by. */
export type SortColumn = "phoneNumber" | "countryName" | "label" | "registered";

/** Sort order of rows; undefined keeps the order of the API. */
export interface Sort {
  readonly column: SortColumn;
  readonly direction: "ascending" | "descending";
}

/** Sorts "Line 2" before "Line 10". Phone numbers are compared digit by digit, which groups them by country. */
const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const COLLATORS = {
  phoneNumber: new Intl.Collator("en"),
  countryName: COLLATOR,
  label: COLLATOR,
  registered: COLLATOR,
};

/** Sorts rows. Equal rows keep the order of the API, and rows without a value come last in both directions. */
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

/** Sort order after another click on a column: ascending, descending, order of the API. */
export function nextSort(sort: Sort | undefined, column: SortColumn): Sort | undefined {
  if (sort?.column !== column) return { column, direction: "ascending" };
  return sort.direction === "ascending" ? { column, direction: "descending" } : undefined;
}

/**
 * Returns the rows that contain every word of a text in their label, country or number. Case, accents and the format of
 * numbers do not matter.
 */
export function filterRows(rows: readonly NumberRow[], text: string): readonly NumberRow[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  // A phone number may contain spaces, which do not separate words then.
  const whole = /^[\d\s()+./-]+$/.test(text) ? digits(text) : "";
  const parts = words.map((word) => ({ word, number: digits(word) }));
  return rows.filter(({ texts, numbers }) => {
    if (whole !== "" && numbers.includes(whole)) return true;
    return parts.every(
      ({ word, number }) => texts.includes(word) || (number.length >= MIN_DIGITS && numbers.includes(number)),
    );
  });
}
