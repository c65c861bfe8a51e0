import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain, hiding, shows } from "./secret.ts";

/** All that a key may hold. */
const KEY_CHARACTERS = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
  (character) => !'"\\'.includes(character),
);
const key = fc.string({ unit: fc.constantFrom(...KEY_CHARACTERS), minLength: 5, maxLength: 60 });
const hideOf = (secret: string) => hiding(new Headers({ authorization: `Bearer ${secret}` }));

/** The ways in which a server may write a character that it repeats. */
function written(character: string, way: number): string {
  const hex = character.charCodeAt(0).toString(16);
  const ways = [
    character,
    character,
    `\\u00${hex}`,
    `\\u00${hex.toUpperCase()}`,
    `%${hex}`,
    `\\${character}`,
    `\\\\u00${hex}`,
  ];
  return ways[way] ?? character;
}

describe("hiding", () => {
  it("takes a key out of a text, however its characters are escaped", () => {
    fc.assert(
      fc.property(key, fc.array(fc.nat(6), { maxLength: 60 }), fc.boolean(), (secret, ways, lower) => {
        const echo = [...secret].map((character, index) => written(character, ways[index] ?? 0)).join("");
        const text = lower ? echo.toLowerCase() : echo;
        expect(hideOf(secret)(`<${text}> <${text}>`)).toBe("<***> <***>");
      }),
      { examples: [["!!!!u", [0, 0, 0, 0, 2], false]] },
    );
  });

  it("leaves the rest of a text as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(hideOf("a-key-that-is-not-there")(text)).toBe(text);
      }),
    );
  });

  it("hides nothing where nothing was sent, and not what is too short to be a secret", () => {
    expect(hiding(new Headers())("Bearer")).toBe("Bearer");
    expect(hideOf("1234")("1234")).toBe("1234");
  });
});

const hostile = (): never => {
  throw new Error("hostile");
};

describe("explain", () => {
  it("says the message of the deepest cause, or its code", () => {
    const error = new TypeError("fetch failed", { cause: new Error("no connection", { cause: { code: "E1" } }) });
    expect(explain(error)).toBe("E1");
    expect(explain(new Error("x", { cause: "said" }))).toBe("said");
    expect(explain("said")).toBe("said");
  });

  it("ends with causes that go round in a circle", () => {
    const error = new Error("round");
    error.cause = error;
    expect(explain(error)).toBe("round");
  });

  it.each<[string, unknown]>([
    ["a getter that throws", Object.defineProperty({ message: "x" }, "cause", { get: hostile, enumerable: true })],
    ["a message that throws", Object.defineProperty(new Error("x"), "message", { get: hostile })],
    ["a proxy that throws", new Proxy({}, { get: hostile, ownKeys: hostile, getPrototypeOf: hostile })],
    ["a revoked proxy", revoked()],
    ["an object that throws when it becomes a text", { message: { toString: hostile } }],
    ["a symbol", Symbol("x")],
    ["nothing", undefined],
  ])("is not upset by %s", (_, value) => {
    expect(typeof explain(value)).toBe("string");
  });
});

describe("shows", () => {
  const secret = "very-secret-key";
  const hide = hideOf(secret);
  const round: Record<string, unknown> = { agent: {} };
  round["self"] = round;

  it.each<[string, unknown]>([
    ["a text", `no ${secret}`],
    ["the message of an error", new Error(secret)],
    ["a member of an error", Object.assign(new Error("x"), { data: secret })],
    ["a member whose name is a symbol", Object.assign(new Error("x"), { [Symbol("s")]: secret })],
    ["the cause of a cause", new Error("x", { cause: new Error("y", { cause: { code: secret } }) })],
    ["an object in an object", Object.assign(new Error("x"), { config: { headers: { authorization: secret } } })],
    ["a list in a list", { list: [[1, secret]] }],
    ["one of many errors", new AggregateError([new Error("x"), new Error(secret)], "all failed")],
    ["headers", Object.assign(new Error("x"), { headers: new Headers({ authorization: `Bearer ${secret}` }) })],
    ["headers of a library", Object.assign(new Error("x"), { request: { headers: new LibraryHeaders(secret) } })],
    ["a Map", { sent: new Map([["authorization", secret]]) }],
    ["a key of a Map", new Map([[{ secret }, 1]])],
    ["a Set", { sent: new Set([secret]) }],
    ["the name of a member", { agents: { [`https://a.example:${secret}`]: {} } }],
    ["a request", { request: new Request("http://a.example", { headers: { authorization: `Bearer ${secret}` } }) }],
    ["what goes round in a circle", { round: { ...round, secret } }],
    ["a frozen object", Object.freeze({ message: secret })],
    ["a getter", Object.defineProperty({}, "x", { get: () => secret })],
  ])("finds the key in %s", (_, value) => {
    expect(shows(value, hide)).toBe(true);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", { cause: null }],
    ["a symbol", Symbol("x")],
    ["a big number", { id: 10n }],
    ["a function", { handler: () => secret }],
    ["a class, whose getters throw where there is no instance", { env: { Blob } }],
    [
      "an error without it",
      Object.assign(new AggregateError([new Error("x")], "y"), { headers: new Headers({ a: "b" }) }),
    ],
    ["what goes round in a circle", round],
    ["a Map, a Set and a list without it", [new Map([["a", new Set(["b"])]]), new Uint8Array(9)]],
    ["an iterator, which it leaves as it is", { values: [secret].values() }],
  ])("finds none in %s", (_, value) => {
    expect(shows(value, hide)).toBe(false);
  });

  it.each<[string, unknown]>([
    ["a getter that throws", Object.defineProperty({}, "x", { get: hostile })],
    ["a proxy that throws", new Proxy({}, { get: hostile, ownKeys: hostile, getPrototypeOf: hostile })],
    ["a revoked proxy", revoked()],
    ["entries that nothing goes through", { entries: ["a"] }],
  ])("trusts no value that cannot be looked through: %s", (_, value) => {
    expect(shows(value, hide)).toBe(true);
  });
});

/** As node-fetch has them: not the platform's class, and nothing of it in a member. */
class LibraryHeaders {
  readonly #sent: string;

  constructor(sent: string) {
    this.#sent = sent;
  }

  *entries(): Generator<[string, string]> {
    yield ["authorization", `Bearer ${this.#sent}`];
  }

  [Symbol.iterator](): Generator<[string, string]> {
    return this.entries();
  }
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
