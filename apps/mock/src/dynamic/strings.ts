import randexp from "randexp";
import { named } from "./named-strings.ts";
import type { PhoneNumbers } from "./phone-numbers.ts";
import type { Random } from "./random.ts";
import { dateTime, recentTime } from "./times.ts";

// Its types say that the class is the member "default" of the module, but it is the module itself.
const RandExp = randexp as unknown as typeof randexp.default;

/** What a string can be made up from, beside its schema. */
export interface Sources {
  readonly random: Random;
  readonly phoneNumbers: PhoneNumbers;
  /** The time that recent times lie before, in milliseconds since 1970. */
  readonly now: number;
}

/** What a schema says about a string. */
export interface StringSchema {
  readonly format?: unknown;
  readonly pattern?: unknown;
  readonly minLength?: unknown;
  readonly maxLength?: unknown;
  readonly example?: unknown;
  readonly examples?: unknown;
}

const HEX = "0123456789abcdef";

/** Makes a string up that a person would expect under a name: what its format says, else its pattern, else its name. */
export function makeString(schema: StringSchema, name: string, sources: Sources): string {
  const candidates = [
    () => byFormat(String(schema.format ?? ""), name, sources),
    () => (isPhoneNumber(schema, name) ? sources.phoneNumbers.next() : undefined),
    () => named(name, sources.random),
    () => example(schema, sources.random),
    () => byPattern(schema, sources.random),
  ];
  for (const candidate of candidates) {
    const text = candidate();
    if (text !== undefined && fits(schema, text)) return text;
  }
  return stretched(named("word", sources.random) ?? "", schema);
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
    case "regex":
      return "^[a-z]+$";
    default:
      return undefined;
  }
}

/** Whether a string is a phone number in E.164, by its name or by what its pattern lets in. */
function isPhoneNumber({ pattern }: StringSchema, name: string): boolean {
  if (/phone|msisdn|mobile/i.test(name)) return true;
  if (typeof pattern !== "string") return false;
  const accepts = compile(pattern);
  return accepts?.test("+442079460958") === true && !accepts.test("442079460958x");
}

function example({ example: one, examples }: StringSchema, random: Random): string | undefined {
  const [first, ...rest] = [one, ...(Array.isArray(examples) ? examples : [])].filter(
    (text) => typeof text === "string",
  );
  return first === undefined ? undefined : random.pick([first, ...rest]);
}

function byPattern({ pattern, minLength }: StringSchema, random: Random): string | undefined {
  if (typeof pattern !== "string") return undefined;
  try {
    const maker = new RandExp(pattern, "u");
    maker.max = Math.max(8, Number(minLength ?? 0));
    maker.randInt = (min, max) => random.integer(min, max);
    return maker.gen();
  } catch {
    // A pattern that it does not know is left to the check of the answer.
    return undefined;
  }
}

function fits({ pattern, minLength, maxLength }: StringSchema, text: string): boolean {
  const { length } = [...text];
  return (
    length >= Number(minLength ?? 0) &&
    length <= Number(maxLength ?? Number.POSITIVE_INFINITY) &&
    (typeof pattern !== "string" || compile(pattern)?.test(text) !== false)
  );
}

function stretched(text: string, { minLength, maxLength }: StringSchema): string {
  const long = text.repeat(Math.ceil(Math.max(1, Number(minLength ?? 0) / Math.max(1, text.length))));
  return long.slice(0, Number(maxLength ?? Math.max(text.length, Number(minLength ?? 0))));
}

/** A pattern as JSON Schema has it; nothing when it is none. */
function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}
