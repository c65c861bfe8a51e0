/** Hides secrets in texts, and finds them in values. */
export interface Redactor {
  /** Replaces each secret by `***`, in whichever of the supported encodings it is written. */
  redact(text: string): string;
  /**
   * Returns `true` if a value shows a secret anywhere: in members, getters, `toJSON`, Maps, Sets, headers, URLs and
   * requests, at any depth. Also `true` for a value that cannot be looked through, such as a revoked proxy.
   */
  containsSecret(value: unknown): boolean;
}

const MARK = "***";

/** A shorter text occurs in ordinary words, so hiding it would only spoil messages. */
const SHORTEST_SECRET = 5;

/** Layers of encoding that are undone: URL-encoded twice inside JSON inside HTML, for example. */
const MAX_LAYERS = 4;

/** Values that are looked through before a value counts as one that cannot be. */
const MAX_VALUES = 10_000;

/**
 * Makes a redactor of some secrets. Their characters are found raw, in either case, and in any mixture of `%4b` (also
 * encoded several times), `\u004b`, `\x4b`, `\113`, `\K`, `&#75;`, `&#x4b;`, named HTML entities, and UTF-16 read as bytes;
 * the whole secret also in hexadecimal, and in base64 and base64url wherever it begins. The time is linear in the text.
 *
 * @param secrets - Secrets of fewer than five characters are ignored.
 */
export function createRedactor(secrets: Iterable<string>): Redactor {
  // One pattern for each, so that of two secrets that overlap in a text both are hidden.
  const patterns = [...new Set(secrets)]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .map((secret) => new RegExp(writtenForms(secret).join("|"), "gi"));
  const redact = (text: string): string => replaceRanges(text, findRanges(text, patterns));
  const isSecret = (text: string): boolean => findRanges(text, patterns).length > 0;
  return { redact, containsSecret: (value) => patterns.length > 0 && showsSecret(value, isSecret) };
}

/** Regular expressions for a secret, for the whole of it in base64 and hex, and for what decoding makes of it. */
function writtenForms(secret: string): string[] {
  const plain = [secret];
  for (let last = secret; plain.length <= MAX_LAYERS; plain.push(last)) {
    const { text } = decodeLayer({ text: last, starts: [] });
    if (text === last || text === "") break;
    last = text;
  }
  const bytes = new TextEncoder().encode(secret);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  // Debuggers print bytes with spaces or colons between them.
  return [...plain.map(escapeRegExp), ...base64Forms(bytes), hex.join("[ :]?")];
}

/** Base64 looks different at each of three alignments; characters at the ends also depend on the neighbours. */
function base64Forms(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const encoded = btoa(String.fromCharCode(...padded)).replace(/=+$/, "");
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((padded.length * 8) / 6);
    const core = escapeRegExp(encoded.slice(start, end)).replaceAll("\\+", "[+-]").replaceAll("/", "[/_]");
    const edge = "[\\w+/-]?";
    return `${offset ? edge : ""}${core}${end < encoded.length ? edge : ""}`;
  });
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A decoded text. `starts` has the index in the original text of each character, and of the end. */
interface Layer {
  readonly text: string;
  readonly starts: readonly number[];
}

const ESCAPE =
  /%([\da-f]{2})|\\+u00([\da-f]{2})|\\+u\{0*([\da-f]{2})\}|\\+x([\da-f]{2})|&#x0*([\da-f]{2});?|\\+([0-3][0-7]{2})|&#0*(\d{2,3});?|&(amp|lt|gt|quot|apos|plus|sol|period|equals|lowbar|colon|num|percnt|dollar|commat|excl);|\\+(?=[!-~])|\0/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", plus: "+", sol: "/", period: ".", equals: "=" },
  ...{ lowbar: "_", colon: ":", num: "#", percnt: "%", dollar: "$", commat: "@", excl: "!" },
};

/** Undoes one layer of escapes; returns the layer itself if it has none. */
function decodeLayer(layer: Layer): Layer {
  const { text, starts } = layer;
  if (text.search(ESCAPE) < 0) return layer;
  let decoded = "";
  const decodedStarts: number[] = [];
  const startOf = (index: number): number => starts[index] ?? index;
  const keep = (from: number, to: number): void => {
    decoded += text.slice(from, to);
    for (let index = from; index < to; index++) decodedStarts.push(startOf(index));
  };
  let end = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const { 0: written, index } = match;
    const [, url, unicode, point, x, entity, octal, decimal, name] = match;
    const hex = url ?? unicode ?? point ?? x ?? entity;
    const code = hex ? parseInt(hex, 16) : octal ? parseInt(octal, 8) : Number(decimal);
    const character = name ? ENTITIES[name.toLowerCase()] : code ? String.fromCharCode(code) : "";
    keep(end, index);
    if (character) {
      decoded += character;
      decodedStarts.push(startOf(index));
    }
    end = index + written.length;
  }
  keep(end, text.length);
  decodedStarts.push(startOf(text.length));
  return { text: decoded, starts: decodedStarts };
}

type Range = readonly [start: number, end: number];

/** Finds the secrets in a text and in all that decoding makes of it, as ranges of the text. */
function findRanges(text: string, patterns: readonly RegExp[]): Range[] {
  if (patterns.length === 0) return [];
  const ranges: Range[] = [];
  let layer: Layer = { text, starts: [] };
  for (let depth = 0; depth <= MAX_LAYERS; depth++) {
    const { text: decoded, starts } = layer;
    for (const { 0: found, index } of patterns.flatMap((pattern) => [...decoded.matchAll(pattern)])) {
      const end = index + found.length;
      ranges.push([starts[index] ?? index, starts[end] ?? end]);
    }
    const next = decodeLayer(layer);
    if (next === layer) break;
    layer = next;
  }
  return ranges.sort(([a], [b]) => a - b);
}

function replaceRanges(text: string, ranges: readonly Range[]): string {
  let result = "";
  let done = 0;
  for (const [start, end] of ranges) {
    if (start >= done) result += text.slice(done, start) + MARK;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}

/** Looks through a value: own members first, because reading them has the fewest side effects. */
function showsSecret(root: unknown, isSecret: (text: string) => boolean): boolean {
  const met = new Set<object>();
  let later: object[] = [];
  const queue: unknown[] = [root];
  try {
    for (;;) {
      while (queue.length > 0) {
        const value = queue.pop();
        if (typeof value === "string" && isSecret(value)) return true;
        if (typeof value !== "object" || value === null || met.has(value)) continue;
        if (met.size === MAX_VALUES) return true;
        met.add(value);
        queue.push(...ownMembers(value));
        later.push(value);
      }
      if (later.length === 0) return false;
      for (const value of later) queue.push(...inheritedMembers(value));
      later = [];
    }
  } catch {
    return true;
  }
}

function ownMembers(value: object): unknown[] {
  if (value instanceof ArrayBuffer) return [new TextDecoder().decode(value)];
  if (ArrayBuffer.isView(value)) {
    return [new TextDecoder().decode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
  }
  const members = Reflect.ownKeys(value).flatMap((name) => [name, Reflect.get(value, name)]);
  return [...members, ...entriesOf(value)];
}

/** Entries of a Map, a Set, headers of the platform or of a library; an iterator has none, and would be used up. */
function entriesOf(value: object): unknown[] {
  if (!("entries" in value) || Array.isArray(value)) return [];
  // Values that cannot be iterated throw, and then count as values that cannot be looked through.
  return [...(value as object as Iterable<unknown>)];
}

/** Getters of the classes of a value, such as `href` of a URL, and what `toJSON` gives. */
function inheritedMembers(value: object): unknown[] {
  const members: unknown[] = [];
  const toJSON: unknown = Reflect.get(value, "toJSON");
  if (typeof toJSON === "function") members.push(toJSON.call(value));
  let prototype: unknown = Object.getPrototypeOf(value);
  while (typeof prototype === "object" && prototype !== null && prototype !== Object.prototype) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (get && name !== "__proto__") members.push(get.call(value));
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  return members;
}
