import { BoundedPattern } from "@numbers-api/openapi/validation";
import randexp from "randexp";
import { type LimitNotes, MAX_LENGTH } from "./limits.ts";
import { named } from "./named-strings.ts";
import type { PhoneNumbers } from "./phone-numbers.ts";
import type { Random } from "./random.ts";
import { dateTime, recentTime } from "./times.ts";

// Its types declare the class as the member `default` of the module, but it is the module itself.
const RandExp = randexp as unknown as typeof randexp.default;

/** Sources of a string, besides its schema. */
export interface Sources {
  readonly random: Random;
  readonly phoneNumbers: PhoneNumbers;
  /** Time that recent times lie before, in milliseconds since 1970. */
  readonly now: number;
  /** Plain texts instead of varied ones. */
  readonly isStatic: boolean;
  readonly limits: LimitNotes;
}

/** Keywords of a string. */
export interface StringSchema {
  readonly format?: unknown;
  /** One pattern, or several that all have to match. */
  readonly pattern?: unknown;
  readonly minLength?: unknown;
  readonly maxLength?: unknown;
  readonly example?: unknown;
  readonly examples?: unknown;
}

const HEX = "0123456789abcdef";

/** Plain texts by format, those that Prism sends. */
const PLAIN: Readonly<Record<string, string>> = {
  byte: "c3RyaW5n",
  date: "2019-08-24",
  "date-time": "2019-08-24T14:15:22Z",
  duration: "P1D",
  email: "user@example.com",
  hostname: "example.com",
  "idn-email": "user@example.com",
  "idn-hostname": "example.com",
  ipv4: "192.168.0.1",
  ipv6: "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
  iri: "http://example.com",
  "iri-reference": "../dictionary",
  "json-pointer": "/json/pointer",
  password: "pa$$word",
  regex: "/regex/",
  "relative-json-pointer": "1/relative/json/pointer",
  time: "14:15:22Z",
  uri: "http://example.com",
  url: "http://example.com",
  "uri-reference": "../dictionary",
  "uri-template": "http://example.com/{endpoint}",
  uuid: "497f6eca-6276-4993-bfeb-53cbbbba6f08",
};

/** Texts that match many patterns with look-ahead, for which randexp cannot generate any. */
const COMMON: readonly string[] = [
  "Abcdef1!",
  "Passw0rd!Passw0rd!",
  "abc",
  "ABC",
  "a",
  "A1",
  "1",
  "12345678",
  "a-b",
  "2019-08-24",
  "example.com",
  "http://example.com",
];

/**
 * Generates a string that fits its name: by its format, or else its name, its examples, its pattern. A static one is
 * plain.
 */
export function makeString(schema: StringSchema, name: string, sources: Sources): string {
  const { random, isStatic } = sources;
  const format = String(schema.format ?? "");
  const plain = [() => PLAIN[format], () => (format === "" ? "string" : undefined)];
  const varied = [
    () => byFormat(format, name, sources),
    () => (isPhoneNumber(schema, name) ? sources.phoneNumbers.next() : undefined),
    () => (format === "" || format === "binary" ? named(name, random) : undefined),
    () => example(schema, random),
  ];
  const candidates = [
    ...(isStatic ? plain : []),
    ...varied,
    () => textOfLength(format, schema),
    () => textByPattern(schema, random, sources.limits),
    ...(patternsOf(schema).length > 0 ? COMMON.map((text) => () => text) : []),
  ];
  for (const candidate of candidates) {
    const text = candidate();
    if (text !== undefined && fits(schema, text)) return text;
  }
  const start = isStatic ? "string" : (named("word", random) ?? "");
  return stretched(PLAIN[format] ?? start, schema, sources.limits);
}

/** Shortest text of a format, and what is around the characters of a longer one. */
const PARTS: Readonly<Record<string, readonly [short: string, start: string, end: string]>> = {
  email: ["a@b.co", "", "@example.com"],
  "idn-email": ["a@b.co", "", "@example.com"],
  hostname: ["a.b", "", ".example.com"],
  "idn-hostname": ["a.b", "", ".example.com"],
  uri: ["a:b", "http://example.com/", ""],
  url: ["http://a", "http://example.com/", ""],
  iri: ["a:b", "http://example.com/", ""],
  "uri-reference": ["a", "/", ""],
  "iri-reference": ["a", "/", ""],
  "uri-template": ["a", "/", ""],
  "json-pointer": ["", "/", ""],
};

/** Text of a format with a minimum or maximum length. */
function textOfLength(format: string, { minLength, maxLength }: StringSchema): string | undefined {
  const least = Math.min(MAX_LENGTH, Number(minLength ?? 0));
  const most = Number(maxLength ?? Number.POSITIVE_INFINITY);
  const parts = PARTS[format];
  if (!parts) return undefined;
  const [short, start, end] = parts;
  if (least <= short.length && short.length <= most) return short;
  const count = least - start.length - end.length;
  if (count < 1) return undefined;
  // Labels of a host have at most 63 characters, and so has the first part of an address.
  const rest = format.endsWith("hostname") ? "a".repeat(count).replace(/(a{60})a(?=a)/g, "$1.") : "a".repeat(count);
  if (!format.endsWith("email") || count <= 60) return `${start}${rest}${end}`;
  const domain = "a".repeat(count - 2).replace(/(a{60})a(?=a)/g, "$1.");
  return `a@${domain}${end.replace("@", ".")}`;
}

function byFormat(format: string, name: string, { random, now }: Sources): string | undefined {
  const time = (): string => dateTime(recentTime(random, name, now));
  switch (format) {
    case "date-time":
      return time();
    case "date":
      return time().slice(0, 10);
    case "time":
      return time().slice(11);
    case "duration":
      return `PT${random.integer(1, 90)}M`;
    case "uuid": {
      const hex = random.text(30, HEX);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
    }
    case "email":
    case "idn-email":
      return named("email", random);
    case "hostname":
    case "idn-hostname":
      return named("hostname", random);
    case "ipv4":
      // RFC 5737 and RFC 3849 reserve these for documentation.
      return `192.0.2.${random.integer(1, 254)}`;
    case "ipv6":
      return `2001:db8::${random.integer(1, 0xffff).toString(16)}`;
    case "uri":
    case "url":
    case "iri":
      return named("url", random);
    case "uri-reference":
    case "iri-reference":
    case "uri-template":
    case "json-pointer":
      return `/${named("word", random)}`;
    case "byte":
      return Buffer.from(random.text(12, HEX)).toString("base64");
    case "password":
      return "not-a-password";
    case "relative-json-pointer":
      return `1/${named("word", random)}`;
    case "regex":
      return "^[a-z]+$";
    default:
      return undefined;
  }
}

/** Checks that a string is a phone number in E.164, judged by its name or by the texts its pattern matches. */
function isPhoneNumber(schema: StringSchema, name: string): boolean {
  if (/phone|msisdn|mobile/i.test(name)) return true;
  const [pattern] = patternsOf(schema);
  if (pattern === undefined) return false;
  return matchesPattern(pattern, "+442079460958") === true && matchesPattern(pattern, "442079460958x") === false;
}

function example({ example: one, examples }: StringSchema, random: Random): string | undefined {
  const [first, ...rest] = [one, ...(Array.isArray(examples) ? examples : [])].filter(
    (text) => typeof text === "string",
  );
  return first === undefined ? undefined : random.pick([first, ...rest]);
}

/** Number of texts that are tried for a pattern with a length. */
const TRIES = 20;

/** Largest total of the fixed repetitions of a pattern, in characters. */
const MAX_REPEATED = 100_000;

/** Generates a text from its patterns, each of which contributes a part; undefined when none is found. */
export function textByPattern(schema: StringSchema, random: Random, limits: LimitNotes): string | undefined {
  const { minLength } = schema;
  const patterns = patternsOf(schema);
  for (const pattern of patterns) {
    if (repetitions(pattern) <= MAX_REPEATED) continue;
    limits.bound(repetitions(pattern), MAX_REPEATED, `the repetitions of the pattern ${pattern.slice(0, 100)},`);
    return undefined;
  }
  if (patterns.length === 0) return undefined;
  try {
    const makers = patterns.map((pattern) => makerOf(pattern, random));
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      // Unbounded repetitions are short at first, and longer where a minimum length requires it.
      for (const maker of makers) {
        maker.max = Math.min(MAX_LENGTH, Math.max(attempt % 2 === 0 ? 8 : 3, Number(minLength ?? 0)));
      }
      const texts = makers.map((maker) => maker.gen());
      const found = [...texts, texts.join(""), texts.toReversed().join("")].find((text) => fits(schema, text));
      if (found !== undefined) return found;
    }
  } catch {
    // A pattern that the library does not know is left to the validation of the body.
  }
  return undefined;
}

function makerOf(pattern: string, random: Random): InstanceType<typeof RandExp> {
  const maker = new RandExp(inAscii(pattern));
  maker.randInt = (min, max) => random.integer(min, max);
  maker.defaultRange.subtract(0, 31).subtract(127, 65535);
  return maker;
}

/** Letters, digits and signs that represent Unicode's categories and scripts. */
const CATEGORIES: readonly (readonly [names: RegExp, characters: string])[] = [
  [/^(Lu|Uppercase_Letter|Uppercase)$/, "A-Z"],
  [/^(L|Ll|Lm|Lo|LC|Letter|Lowercase_Letter|Lowercase|Alphabetic|ID_Start|(sc|scx|Script)=Latin)$/, "a-z"],
  [/^(N|Nd|Number|Decimal_Number)$/, "0-9"],
  [/^(P|Po|Punctuation|Other_Punctuation)$/, "!?.,"],
  [/^(S|Sm|Symbol|Math_Symbol)$/, "+<=>"],
  [/^(Z|Zs|Separator|Space_Separator|White_Space)$/, " "],
];

/** Pattern without syntax that randexp does not know: groups without names, categories as characters of ASCII. */
function inAscii(pattern: string): string {
  let isInClass = false;
  return pattern.replace(/\\p\{([^{}]+)\}|\(\?<(?![=!])[^<>()\\]*>|\\.|[[\]]/gs, (found, name?: string) => {
    if (found === "[" || found === "]") isInClass = found === "[" || (isInClass && found !== "]");
    if (found.startsWith("(?<")) return isInClass ? found : "(";
    const [, characters] = CATEGORIES.find(([names]) => name !== undefined && names.test(name)) ?? [];
    if (characters === undefined) return found;
    return isInClass ? characters : `[${characters}]`;
  });
}

function patternsOf({ pattern }: StringSchema): string[] {
  return (Array.isArray(pattern) ? pattern : [pattern]).filter((source) => typeof source === "string");
}

/** Product of the least repetitions of a pattern, which may be inside of each other. */
function repetitions(pattern: string): number {
  let product = 1;
  for (const [, least = "1"] of pattern.matchAll(/\{(\d+)(?:,\d*)?\}/g)) product *= Math.max(1, Number(least));
  return product;
}

function fits(schema: StringSchema, text: string): boolean {
  return fitsLength(schema, text) && patternsOf(schema).every((pattern) => matchesPattern(pattern, text) !== false);
}

function fitsLength({ minLength, maxLength }: StringSchema, text: string): boolean {
  if (minLength === undefined && maxLength === undefined) return true;
  const length = text.length > MAX_LENGTH ? text.length : [...text].length;
  return length >= Number(minLength ?? 0) && length <= Number(maxLength ?? Number.POSITIVE_INFINITY);
}

function stretched(text: string, { minLength, maxLength }: StringSchema, limits: LimitNotes): string {
  const least = limits.bound(Number(minLength ?? 0), MAX_LENGTH, "minLength");
  const long = text.repeat(Math.ceil(Math.max(1, least / Math.max(1, text.length))));
  return long.slice(0, Number(maxLength ?? Math.max(text.length, least)));
}

/** Patterns that were compiled before. */
const compiled = new Map<string, BoundedPattern>();

/** Number of patterns that are remembered. */
const MAX_COMPILED = 500;

/** Matches a pattern as JSON Schema does; undefined when it is not a regular expression, or takes too long. */
function matchesPattern(pattern: string, text: string): boolean | undefined {
  try {
    const known = compiled.get(pattern) ?? new BoundedPattern(pattern);
    if (compiled.size < MAX_COMPILED) compiled.set(pattern, known);
    return known.test(text);
  } catch {
    return undefined;
  }
}
