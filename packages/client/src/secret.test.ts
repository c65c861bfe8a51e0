import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain, hiding } from "./secret.ts";

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

describe("explain", () => {
  const hide = hideOf("very-secret-key");

  it("says the message of the deepest cause, without the key", () => {
    const error = new TypeError("fetch failed", { cause: new Error("no very-secret-key", { cause: { code: "E1" } }) });
    expect(explain(error, hide)).toBe("E1");
    expect(explain(new Error("x", { cause: "said very-secret-key" }), hide)).toBe("said ***");
    expect(`${error.cause}`).toBe("Error: no ***");
  });

  it("takes the key out of all the texts of an error and of its causes", () => {
    const cause = Object.assign(new Error("very-secret-key"), {
      data: "very-secret-key",
      [Symbol("s")]: "very-secret-key",
    });
    const error = Object.assign(new Error("x", { cause }), { very: "Very-Secret-Key" });
    explain(error, hide);
    for (const each of [error, cause]) {
      const own = Reflect.ownKeys(each).map((name) => String(Reflect.get(each, name)));
      expect(own.join()).not.toMatch(/very-secret-key/i);
    }
  });

  it("ends with causes that go round in a circle", () => {
    const error = new Error("round");
    error.cause = error;
    expect(explain(error, hide)).toBe("round");
  });

  const hostile = (): never => {
    throw new Error("hostile");
  };
  it.each<[string, unknown]>([
    ["a getter that throws", Object.defineProperty({ message: "x" }, "cause", { get: hostile, enumerable: true })],
    ["a message that throws", Object.defineProperty(new Error("x"), "message", { get: hostile })],
    ["a proxy that throws", new Proxy({}, { get: hostile, ownKeys: hostile, getPrototypeOf: hostile })],
    ["a revoked proxy", revoked()],
    ["a frozen object", Object.freeze({ message: "very-secret-key" })],
    ["an object that throws when it becomes a text", { message: { toString: hostile } }],
    ["a symbol", Symbol("x")],
    ["nothing", undefined],
  ])("is not upset by %s", (_, value) => {
    const said = explain(value, hide);
    expect(typeof said).toBe("string");
    expect(said).not.toContain("very-secret-key");
  });

  it("hides what stands after a member that throws", () => {
    const error = Object.defineProperty({ z: "very-secret-key" }, "a", { get: hostile, enumerable: true });
    const after = Object.assign(error, { b: "very-secret-key" });
    explain(after, hide);
    expect(after.b).toBe("***");
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
