import { inspect } from "node:util";
import fc from "fast-check";
import { encode as encodeHtml } from "html-entities";
import { describe, expect, it } from "vitest";
import { createRedactor } from "./redactor.ts";

const secret = "Very.Secret+Key/4711";
const { redact, redactError } = createRedactor([secret]);

/** Characters of an API key: visible ASCII without quotes and backslashes. */
const KEY_CHARACTERS = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
  (character) => !'"\\'.includes(character),
);
const key = fc.string({ unit: fc.constantFrom(...KEY_CHARACTERS), minLength: 5, maxLength: 60 });

const hexOf = (character: string): string => character.charCodeAt(0).toString(16).padStart(2, "0");

/** Encodings of single characters, which a text may mix. */
const CHARACTER_FORMS: readonly ((character: string) => string)[] = [
  (character) => character,
  (character) => `\\u00${hexOf(character)}`,
  (character) => `\\u00${hexOf(character).toUpperCase()}`,
  (character) => `\\\\u00${hexOf(character)}`,
  (character) => `\\u{${hexOf(character)}}`,
  (character) => `\\x${hexOf(character)}`,
  (character) => `%${hexOf(character)}`,
  (character) => `%25${hexOf(character)}`,
  (character) => `&#${character.charCodeAt(0)};`,
  (character) => `&#x${hexOf(character)};`,
  (character) => `${character}\0`,
];

const escapeAll = (text: string, form: (character: string) => string): string => [...text].map(form).join("");

describe("redact", () => {
  it.each<[string, string]>([
    ["raw", secret],
    ["in lower case", secret.toLowerCase()],
    ["URL-encoded", encodeURIComponent(secret)],
    ["URL-encoded twice", encodeURIComponent(encodeURIComponent(secret))],
    ["URL-encoded three times", encodeURIComponent(encodeURIComponent(encodeURIComponent(secret)))],
    ["in JSON with escapes", escapeAll(secret, (character) => `\\u00${hexOf(character)}`)],
    ["in JSON with escaped slashes", secret.replace("/", "\\/")],
    ["in JSON in JSON in JSON", JSON.stringify(JSON.stringify(secret.replace("/", "\\/"))).slice(3, -3)],
    ["with \\x escapes", escapeAll(secret, (character) => `\\x${hexOf(character)}`)],
    ["with decimal HTML entities", escapeAll(secret, (character) => `&#${character.charCodeAt(0)};`)],
    ["with hexadecimal HTML entities", escapeAll(secret, (character) => `&#x${hexOf(character)};`)],
    ["with all HTML entities", encodeHtml(encodeHtml(secret, { mode: "nonAsciiPrintable" }))],
    ["as UTF-16LE that was read as UTF-8", Buffer.from(secret, "utf16le").toString()],
    ["as UTF-16BE that was read as UTF-8", Buffer.from(secret, "utf16le").swap16().toString()],
    ["in quoted-printable", escapeAll(secret, (character) => `=${hexOf(character)}`)],
    [
      "in quoted-printable with soft line breaks",
      escapeAll(secret, (character) => `=${hexOf(character)}`).replaceAll(/(.{9})/g, "$1=\r\n"),
    ],
    ["in quoted-printable in JSON", `${secret.slice(0, 9)}=\\r\\n${secret.slice(9)}`],
    ["over two lines", `${secret.slice(0, 9)}\r\n ${secret.slice(9)}`],
    ["over two lines in JSON", `${secret.slice(0, 9)}\\r\\n ${secret.slice(9)}`],
    ["over two lines in JSON in JSON", `${secret.slice(0, 9)}\\\\n\\\\t${secret.slice(9)}`],
    ["over two lines, URL-encoded", encodeURIComponent(`${secret.slice(0, 9)}\r\n ${secret.slice(9)}`)],
    ["over two lines in HTML", `${secret.slice(0, 9)}&#13;&#xA;${secret.slice(9)}`],
    [
      "as UTF-16LE that was read as UTF-8 in JSON",
      JSON.stringify(Buffer.from(secret, "utf16le").toString()).slice(1, -7),
    ],
    [
      "in lines of base64",
      Buffer.from(secret)
        .toString("base64url")
        .replaceAll(/(.{8})/g, "$1\r\n"),
    ],
    ["in URL-encoded base64", encodeURIComponent(Buffer.from(secret).toString("base64").replace(/=+$/, ""))],
    ["in base64 of UTF-16LE", Buffer.from(secret, "utf16le").subarray(0, -1).toString("base64url")],
    ["in hexadecimal", Buffer.from(secret).toString("hex")],
    [
      "in hexadecimal with colons",
      Buffer.from(secret)
        .toString("hex")
        .toUpperCase()
        .replace(/..(?!$)/g, "$&:"),
    ],
  ])("hides a secret that is written %s", (_, written) => {
    expect(redact(`<a>${written}</a> ${written}`)).toMatch(/^<a>[\0]?\*\*\*[\0]?<\/a> [\0]?\*\*\*[\0]?$/);
  });

  it.each(["base64", "base64url"] as const)("hides a secret in %s wherever it begins", (encoding) => {
    const bytes = fc.uint8Array({ maxLength: 9 });
    fc.assert(
      fc.property(key, bytes, bytes, (hidden, before, after) => {
        const text = Buffer.concat([before, Buffer.from(hidden), after]).toString(encoding);
        const redacted = createRedactor([hidden]).redact(`Basic ${text}`);
        // Neither the mark nor anything around it has six bits that depend on the secret.
        const first = Math.floor((before.length * 8) / 6);
        const last = Math.ceil(((before.length + hidden.length) * 8) / 6);
        expect(redacted).toBe(`Basic ${text.slice(0, first)}***${text.slice(last)}`);
      }),
    );
  });

  it("hides a secret in which each character is encoded differently", () => {
    fc.assert(
      fc.property(
        key,
        fc.array(fc.nat(CHARACTER_FORMS.length - 1), { maxLength: 60 }),
        fc.boolean(),
        (hidden, ways, lower) => {
          const mixed = [...hidden].map((character, index) => CHARACTER_FORMS[ways[index] ?? 0]?.(character)).join("");
          const text = lower ? mixed.toLowerCase() : mixed;
          expect(createRedactor([hidden]).redact(`<${text}> <${text}>`)).toMatch(/^<\*\*\*\0?> <\*\*\*\0?>$/);
        },
      ),
      { examples: [["!!!!u", [0, 0, 0, 0, 2], false]], numRuns: 1000 },
    );
  });

  it("leaves a text without the secret as it is", () => {
    const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom(..."%\\u&#x0;41a\0") }));
    fc.assert(
      fc.property(text, (plain) => {
        expect(createRedactor(["a-secret-that-is-not-there"]).redact(plain)).toBe(plain);
      }),
    );
  });

  it("hides several secrets, also where one begins with another", () => {
    const several = createRedactor(["first-key", "first-key-2", "other"]);
    expect(several.redact("first-key first-key-2 other")).toBe("*** *** ***");
  });

  it("ignores texts that are too short to be a secret, and hides nothing without secrets", () => {
    expect(createRedactor(["1234", ""]).redact("1234")).toBe("1234");
    expect(createRedactor([]).redact("Bearer")).toBe("Bearer");
  });

  it.each<[string, (length: number) => string]>([
    ["backslashes", (length) => "\\".repeat(length)],
    ["backslashes and an escape that is none", (length) => `${"\\".repeat(length)} \\u`],
    ["zeros after an escape", (length) => `\\u${"0".repeat(length)}`],
    ["entities that never end", (length) => "&#0".repeat(length / 3)],
    ["one long entity", (length) => `&#${"0".repeat(length)}`],
    ["percent signs", (length) => "%".repeat(length)],
    ["encoded percent signs", (length) => "%25".repeat(length / 3)],
    ["line breaks between beginnings of the secret", (length) => "a\r\n a".repeat(length / 5)],
    ["line breaks", (length) => `a${"\n".repeat(length)}`],
    ["encoded equals signs", (length) => "=25".repeat(length / 3)],
    ["encoded line breaks", (length) => `a${"\\n".repeat(length / 2)}`],
    ["encoded NULs between beginnings of the secret", (length) => "a\\u0000".repeat(length / 7)],
    ["beginnings of encoded NULs", (length) => "\\u000".repeat(length / 5)],
    ["soft line breaks", (length) => `a${"=\\r\\n".repeat(length / 5)}`],
    ["NULs", (length) => "\0".repeat(length)],
    ["beginnings of the secret", (length) => "aaaaaaaaab".repeat(length / 10)],
    ["encoded beginnings of the secret", (length) => "%61a\\u0061".repeat(length / 10)],
  ])("reads each character of a text a bounded number of times: %s", (_, make) => {
    const { redact: hide } = createRedactor(["a".repeat(50), "%25%25%25%25%25"]);
    const text = make(300_000);
    // Quadratic time would be many minutes here, and end at the limit of the test.
    expect(hide(`${text}<${"a".repeat(50)}>`)).toContain("<***>");
  });
});

const hostile = (): never => {
  throw new Error("hostile");
};

class WithGetter {
  readonly #sent: string;

  constructor(sent: string) {
    this.#sent = sent;
  }

  get config(): object {
    return { sent: this.#sent };
  }

  toJSON(): object {
    return this.config;
  }
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Everything that printing shows of a value. */
function printed(value: unknown): string {
  const all = { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: null };
  return `${inspect(value, all)} ${JSON.stringify(value)} ${String(value)}`;
}

describe("redactError", () => {
  it("copies name, message, stack, plain members and causes", () => {
    const cause = Object.assign(new TypeError("bad"), { code: "E1", errno: -111, isFatal: true });
    const error = new RangeError("fetch failed", { cause });
    const copy = redactError(error);
    expect(copy).toMatchObject({ name: "RangeError", message: "fetch failed", stack: error.stack });
    expect(copy.cause).toMatchObject({ name: "TypeError", message: "bad", code: "E1", errno: -111, isFatal: true });
    expect(copy).not.toBe(error);
  });

  it("ends with causes that refer to themselves", () => {
    const error = new Error("round");
    error.cause = error;
    expect(redactError(error).message).toBe("round");
  });

  const url = new URL(`http://a.example/?key=${encodeURIComponent(secret)}`);
  const request = new Request(url, { headers: { authorization: `Bearer ${secret}` } });
  const form = new FormData();
  form.append("key", secret);
  it.each<[string, unknown]>([
    ["a text", `no ${secret}`],
    ["the message of an error", new Error(secret)],
    ["the name of an error", Object.assign(new Error("x"), { name: secret })],
    ["a member of an error", Object.assign(new Error("x"), { data: secret })],
    ["the name of a member", Object.assign(new Error("x"), { [secret]: 1 })],
    ["a member whose name is a symbol", Object.assign(new Error("x"), { [Symbol("s")]: secret })],
    ["the cause of a cause", new Error("x", { cause: new Error("y", { cause: { code: secret } }) })],
    ["an object in an object", Object.assign(new Error("x"), { config: { headers: { authorization: secret } } })],
    ["one of many errors", new AggregateError([new Error("x"), new Error(secret)], "all failed")],
    ["headers", Object.assign(new Error("x"), { headers: request.headers })],
    ["a Map", Object.assign(new Error("x"), { sent: new Map([["authorization", secret]]) })],
    ["a request", Object.assign(new Error("x"), { request })],
    ["a URL", Object.assign(new Error("x"), { url })],
    ["search parameters", Object.assign(new Error("x"), { query: url.searchParams })],
    ["a form", Object.assign(new Error("x"), { form })],
    ["bytes", Object.assign(new Error("x"), { data: Buffer.from(secret) })],
    ["a getter", Object.defineProperty(new Error("x"), "y", { get: () => secret, enumerable: true })],
    ["a getter of a class, and toJSON", new WithGetter(secret)],
    ["an error with toJSON", Object.assign(new Error("x"), { toJSON: () => secret })],
    ["a function", () => secret],
  ])("copies no secret from %s", (_, value) => {
    expect(printed(redactError(value))).not.toMatch(/Very.{0,3}Secret/);
  });

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["a symbol", Symbol("x")],
    ["a getter that throws", Object.defineProperty(new Error("x"), "y", { get: hostile, enumerable: true })],
    ["a proxy that throws", new Proxy({}, { get: hostile, ownKeys: hostile, getPrototypeOf: hostile })],
    ["a revoked proxy", revoked()],
  ])("copies %s, too", (_, value) => {
    expect(redactError(value)).toBeInstanceOf(Error);
  });
});
