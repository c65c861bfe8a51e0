/** JSON whose integers keep all digits: those that a number cannot hold exactly are read as `bigint`, and written. */

/** Prefix of integers while they are texts. No text of a document begins with a character of this private area. */
const MARK = "\uf8ffint:";

/** Strings, closed or not, which are left alone, and numbers. */
const TOKENS = /"(?:[^"\\]|\\.)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Number of digits from which an integer may be beyond those that a number can hold. */
const LONG_INTEGER = /\d{16}/;

/** Number of digits beyond which a number is infinite. */
const MAX_DIGITS = 309;

/** @throws {SyntaxError} when the text is not JSON. */
export function parseExactJson(text: string): unknown {
  if (!LONG_INTEGER.test(text)) return JSON.parse(text);
  // The plain parser reports mistakes at their places in the original text.
  const plain: unknown = JSON.parse(text);
  const marked = text.replace(TOKENS, (token) => (exactInteger(token) === undefined ? token : `"${MARK}${token}"`));
  if (marked === text) return plain;
  return JSON.parse(marked, (_, value: unknown) => {
    return typeof value === "string" && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value;
  });
}

/** Value of a decimal integer that a number cannot hold exactly; undefined for any other text. */
export function exactInteger(text: string): bigint | undefined {
  if (!LONG_INTEGER.test(text) || text.length > MAX_DIGITS || !/^-?\d+$/.test(text)) return undefined;
  return Number.isSafeInteger(Number(text)) ? undefined : BigInt(text);
}

/** JSON of a value that may contain `bigint`s, which are written as numbers; undefined for undefined. */
export function writeExactJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // Only a `bigint` is refused with this error; checking all values beforehand would take longer.
    if (!(error instanceof TypeError)) throw error;
  }
  const marked = JSON.stringify(value, (_, member: unknown) => (typeof member === "bigint" ? MARK + member : member));
  return marked.replaceAll(new RegExp(`"${MARK}(-?\\d+)"`, "g"), "$1");
}

/** Copy of a value with other values in place of its `bigint`s; the value itself if it has none. */
export function replaceBigInts(value: unknown, replace: (integer: bigint) => unknown): unknown {
  return hasBigInt(value) ? copy(value, replace) : value;
}

function copy(value: unknown, replace: (integer: bigint) => unknown): unknown {
  if (typeof value === "bigint") return replace(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item, replace));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copy(member, replace)]));
}

/** Checks that a value whose JSON is known can contain a `bigint`, faster than a search for one. */
export function mayHaveBigInt(json: string): boolean {
  return LONG_INTEGER.test(json);
}

/** Checks that a value contains a `bigint`. */
export function hasBigInt(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value === "bigint";
  for (const member of Object.values(value)) if (hasBigInt(member)) return true;
  return false;
}
