import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiKeyError, createClient, TimeoutError } from "../../src/index.ts";
import { answer, fine, list } from "./support/answers.ts";
import { failure } from "./support/failure.ts";
import { serve } from "./support/server.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

/** The credentials of each request, in order. */
const sent = (heads: readonly string[]): readonly (string | undefined)[] =>
  heads.map((head) => /^authorization: (.*)$/im.exec(head)?.[1]);

describe("a key", () => {
  it("travels as a bearer token", async () => {
    const { url, heads } = await serve(fine);
    await createClient({ baseUrl: url, apiKey: "fixed-key" }).numbers.list();
    expect(sent(heads)).toEqual(["Bearer fixed-key"]);
  });

  it("that is null is not sent", async () => {
    const { url, heads } = await serve(fine);
    await createClient({ baseUrl: url, apiKey: null }).numbers.list();
    expect(sent(heads)).toEqual([undefined]);
  });

  it("gives way to credentials in the headers of the call", async () => {
    const { url, heads } = await serve(fine);
    const client = createClient({ baseUrl: url, apiKey: "fixed-key" });
    await client.numbers.list({ headers: { Authorization: "Bearer of-this-call" } });
    expect(sent(heads)).toEqual(["Bearer of-this-call"]);
  });

  it("of one client is not another's", async () => {
    const { url, heads } = await serve(fine);
    await createClient({ baseUrl: url, apiKey: "key-one" }).numbers.list();
    await createClient({ baseUrl: url, apiKey: "key-two" }).numbers.list();
    expect(sent(heads)).toEqual(["Bearer key-one", "Bearer key-two"]);
  });
});

describe("a function that gives the key", () => {
  it("is asked for each attempt, so that a rotated key is used", async () => {
    const keys = ["old-key", "new-key"];
    const { url, heads } = await serve(answer(503), fine);
    const client = createClient({ baseUrl: url, apiKey: () => keys.shift() ?? "none-left" });
    await client.numbers.list();
    await client.numbers.list();
    expect(sent(heads)).toEqual(["Bearer old-key", "Bearer new-key", "Bearer none-left"]);
  });

  it("is asked once by calls at the same time", async () => {
    const { url, heads } = await serve(fine);
    let resolve = (_key: string): void => {};
    const promise = new Promise<string>((settle) => {
      resolve = settle;
    });
    const apiKey = vi.fn(() => promise);
    const client = createClient({ baseUrl: url, apiKey });
    const calls = Array.from({ length: 20 }, () => client.numbers.list());
    expect(apiKey).toHaveBeenCalledTimes(1);
    resolve("shared-key");
    await Promise.all(calls);
    expect(sent(heads)).toEqual(Array.from(calls, () => "Bearer shared-key"));
    await client.numbers.list();
    expect(apiKey).toHaveBeenCalledTimes(2);
  });

  it("is asked by a client for itself only", async () => {
    const { url } = await serve(fine);
    const apiKey = vi.fn(async () => "any-key");
    await Promise.all([1, 2].map(() => createClient({ baseUrl: url, apiKey }).numbers.list()));
    expect(apiKey).toHaveBeenCalledTimes(2);
  });

  const cause = new Error("the vault is locked");
  const broken: Readonly<Record<string, () => string | Promise<string>>> = {
    throws: () => {
      throw cause;
    },
    rejects: () => Promise.reject(cause),
  };
  it.each(Object.entries(broken))("and %s ends the call with its reason, and nothing is sent", async (_, apiKey) => {
    const { url, heads } = await serve(fine);
    const error = await failure(createClient({ baseUrl: url, apiKey }).numbers.list());
    expect(error).toBeInstanceOf(ApiKeyError);
    expect(error).toMatchObject({ attempts: 1, cause, message: expect.stringContaining("the vault is locked") });
    expect(heads).toHaveLength(0);
  });

  it.each([undefined, null, 5, "", "two words", "line\nbreak"])("and gives %j ends the call", async (wrong) => {
    const { url, heads } = await serve(fine);
    const client = createClient({ baseUrl: url, apiKey: () => wrong as string });
    expect(await failure(client.numbers.list())).toBeInstanceOf(ApiKeyError);
    expect(heads).toHaveLength(0);
  });

  it("and fails once does not spoil the next call", async () => {
    const { url } = await serve(fine);
    const apiKey = vi.fn(async () => "any-key").mockRejectedValueOnce(cause);
    const client = createClient({ baseUrl: url, apiKey });
    await failure(client.numbers.list());
    await expect(client.numbers.list()).resolves.toEqual(list);
  });

  it("and never answers ends the call in time, and does not spoil the next one", async () => {
    const { url } = await serve(fine);
    const apiKey = vi.fn(async () => "any-key").mockReturnValueOnce(new Promise(() => {}));
    const client = createClient({ baseUrl: url, apiKey, maxRetries: 0 });
    expect(await failure(client.numbers.list({ timeout: 50 }))).toBeInstanceOf(TimeoutError);
    await expect(client.numbers.list()).resolves.toEqual(list);
  });

  it("is not asked before a call", () => {
    const apiKey = vi.fn(() => "any-key");
    createClient({ apiKey });
    expect(apiKey).not.toHaveBeenCalled();
  });
});
