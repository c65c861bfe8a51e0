/** Phone number in a text. */
export interface FoundNumber {
  readonly written: string;
  /** With a plus sign and digits only. */
  readonly number: string;
}

/**
 * Ranges that no subscriber is ever given: in the North American plan 555-0100 to 555-0199 of each area code (555 and
 * those in 11 are none) and, among the toll-free ones, 800-555-0199; in the British plan (Ofcom) London 020 7946 0xxx;
 * in the German plan (Bundesnetzagentur) Berlin 030 23125 xxx; in the Swedish plan (PTS) mobile 070-174 06 05 to 06 99.
 */
const RESERVED = [
  /^\+1(?!555|[2-9]11|8(?:00|22|33|44|55|66|77|88)|900)[2-9]\d{2}55501\d{2}$/,
  /^\+18005550199$/,
  /^\+442079460\d{3}$/,
  /^\+493023125\d{3}$/,
  /^\+46701740(?:60[5-9]|6[1-9]\d)$/,
];

/** Checks that a number is reserved for fiction. */
export function isReserved(number: string): boolean {
  return RESERVED.some((range) => range.test(number));
}

/** Marks between digits, at most three together: blanks of all kinds, dots, dashes, slashes, brackets. */
const MARK = String.raw`[\s()./\u2010-\u2015\u2212-]{0,3}`;
const DIGITS = (least: number, most: number): string => String.raw`(?:${MARK}\d){${least},${most}}`;

/** Plus sign, or 00, and seven to fifteen digits; `(0)` may mark the trunk prefix. */
const INTERNATIONAL = new RegExp(
  String.raw`(?<![\w+.,])(?:\+|(?<!\d\s)00)${MARK}[1-9]${DIGITS(6, 15)}(?!\d|[A-Za-z_])`,
  "g",
);
/** North American number without a plus: an area code, an exchange and four digits, with marks between them. */
const AMERICAN =
  /(?<![\w+.,/-]|\b(?:build|version|release|part)\s)(?:1[\s./-])?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[\s./-])[2-9]\d\d[\s./-]\d{4}(?![\w/-]|\.\d)/gi;
/** Number behind a word that announces one. */
const ANNOUNCED = new RegExp(
  String.raw`\b(?:tel|telephone|phone|mobile|cell|fax|call|dial|ring|sms|text|whatsapp|hotline|contact number)(?: number)?(?:\.?:|\.| to| us at| at)?\s{0,3}(?<number>(?:0${MARK})?[1-9]${DIGITS(6, 13)})(?![\w-])`,
  "gi",
);

/** Phone numbers in a text, in any notation that a reader would ring. */
export function phoneNumbersIn(text: string): FoundNumber[] {
  // In the query of a URL, a plus sign is escaped.
  const plain = text.replaceAll(/%2B/gi, "+");
  const international = [...plain.matchAll(INTERNATIONAL)]
    // A date behind an offset, as in a log line, is not part of a number.
    .filter(([written]) => !/\d{4}-\d\d-\d\d/.test(written))
    .filter((match) => !isQuantity(match[0], plain.slice(match.index + match[0].length)))
    .map(([written]) => ({ written, number: normalize(written) }))
    .filter(({ number }) => isPossible(number));
  // Digits after a plus sign belong to the international number.
  const rest = plain.replaceAll(INTERNATIONAL, " ");
  const american = [...rest.matchAll(AMERICAN)].map(([written]) => ({ written, number: asAmerican(written) }));
  const others = rest.replaceAll(AMERICAN, " ");
  const announced = [...others.matchAll(ANNOUNCED)]
    .filter((match) => !UNIT.test(others.slice(match.index + match[0].length)))
    .map(({ groups }) => {
      const written = groups?.["number"] ?? "";
      return { written, number: `+${written.replaceAll(/\D/g, "")}` };
    });
  return [...international, ...american, ...announced];
}

/** Digits, with separators but without a plus sign, as a phone number declared by their place. */
export function digitsAsNumber(text: string): FoundNumber | undefined {
  const isNumber = new RegExp(String.raw`^\s*[(]?\d${DIGITS(6, 14)}\s*$`).test(text) && !/^\s*00/.test(text);
  if (!isNumber) return undefined;
  const digits = text.replaceAll(/\D/g, "");
  return { written: text.trim(), number: isReserved(`+1${digits}`) ? `+1${digits}` : `+${digits}` };
}

function normalize(written: string): string {
  const digits = written
    .replace(/\(0\)/, "")
    .replace(/^\s*00/, "")
    .replaceAll(/\D/g, "");
  return `+${digits}`;
}

function asAmerican(written: string): string {
  const digits = written.replaceAll(/\D/g, "");
  return digits.length === 11 ? `+${digits}` : `+1${digits}`;
}

/** Country codes that no country has, with which the greatest integers of 32 bits begin (ITU-T E.164, list of 2024). */
const UNASSIGNED = /^\+(?:21[04579]|429)/;

/** At most 15 digits, and in the North American plan an area code, which never begins with 0 or 1. */
function isPossible(number: string): boolean {
  if (UNASSIGNED.test(number)) return false;
  return number.length <= 16 && !/^\+1[01]/.test(number) && (!number.startsWith("+1") || number.length === 12);
}

const UNIT =
  /^\s?(?:[%€$£¥]|(?:units?|items?|requests?|rows?|points?|bytes?|records?|users?|messages?|calls?|times|tokens?|credits?|people|[kKMGT]i?B|[nuµm]?s|min|hours?|days?|k?m|EUR|USD|GBP|SEK|CHF|dollars?|euros?)\b)/;

/** Amount with a unit behind it, or round in groups of three digits: `+1 000 000 000 units`. */
function isQuantity(written: string, behind: string): boolean {
  // Degrees of latitude, with those of longitude behind them.
  if (/^\+\d{1,2}\.\d+$/.test(written) && /^,\s*[+-]?\d/.test(behind)) return true;
  const isGrouped = /^\+\d{1,3}(?:([\s.,'’])\d{3})(?:\1\d{3})*$/u.test(written);
  return isGrouped ? /\D000$/.test(written) || UNIT.test(behind) : /^\+\d+$/.test(written) && UNIT.test(behind);
}
