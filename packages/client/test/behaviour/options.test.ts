import { PassThrough } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { type CallOptions, type ClientOptions, createClient } from "../../src/index.ts";
import { fine, list } from "./support/answers.ts";
import { serve } from "./support/server.ts";

const apiKey = "any-key";
const NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 2 ** 31, "10", null, {}, true];
const wrongNumbers = (name: string, ...more: readonly unknown[]): readonly (readonly [string, unknown])[] =>
  [...NUMBERS, ...more].map((value) => [name, value] as const);

const wrongForCalls: readonly (readonly [string, unknown])[] = [
  ...wrongNumbers("timeout", 0),
  ...wrongNumbers("maxRetries"),
  ["headers", { "no name": "x" }],
  ["headers", { name: "line\nbreak" }],
  ["headers", "text"],
  ["headers", null],
];
const wrongSignals = [null, {}, 5, "x", { aborted: 1 }, { aborted: true }, new AbortController()].map(
  (signal) => ["signal", signal] as const,
);
const wrongForClients: readonly (readonly [string, unknown])[] = [
  ...wrongForCalls,
  ...wrongNumbers("deadline", 0),
  ...["", "/api", "127.0.0.1:4010", "ftp://127.0.0.1", "http://", "http://user:pass@127.0.0.1", 5, null].map(
    (url) => ["baseUrl", url] as const,
  ),
  ...["http://127.0.0.1/?a=b", "http://127.0.0.1/#a"].map((url) => ["baseUrl", url] as const),
  ...[5, {}, false].map((key) => ["apiKey", key] as const),
  ...[null, "fetch", {}].map((fetch) => ["fetch", fetch] as const),
  ...[null, 5, "x", [], { onAttempt: "log" }, { onAttempt: null }].map((hooks) => ["hooks", hooks] as const),
  ...["no", 0, 1, null, {}].map((allow) => ["allowInsecureHttp", allow] as const),
];

/** Why something failed at once; a call that failed later would not be caught here. */
function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("an option that is wrong throws at once and is named", () => {
  it.each(wrongForClients)("of the client: %s %j", (name, value) => {
    // Callers without types may pass anything.
    const error = thrown(() => createClient({ apiKey, [name]: value } as ClientOptions));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: expect.stringMatching(new RegExp(`^${name} must be `)) });
  });

  it.each([...wrongForCalls, ...wrongSignals])("of a call: %s %j", (name, value) => {
    const fetch = vi.fn();
    const client = createClient({ apiKey, fetch });
    const error = thrown(() => client.numbers.list({ [name]: value } as CallOptions));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: expect.stringMatching(new RegExp(`^${name} must be `)) });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([null, 5, "x", [], true])("are the options themselves: %j", (options) => {
    const client = createClient({ apiKey });
    for (const work of [
      () => createClient(options as unknown as ClientOptions),
      () => client.numbers.list(options as unknown as CallOptions),
    ]) {
      expect(thrown(work)).toEqual(new TypeError("options must be an object."));
    }
  });

  it.each([
    ["signal", { aborted: 1 }],
    ["timeout", "1s"],
    ["maxRetries", -1],
  ])("of a call through client.http: %s %j", async (name, value) => {
    const fetch = vi.fn();
    const { http } = createClient({ apiKey, fetch });
    const call = http.GET("/numbers/list", { [name]: value });
    await expect(call).rejects.toEqual(
      expect.objectContaining({ name: "TypeError", message: expect.stringMatching(`^${name} must be `) }),
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  it("is the key when there is none", () => {
    vi.stubEnv("NUMBERS_API_KEY", undefined);
    expect(() => createClient()).toThrow(new TypeError("No API key: pass apiKey or set NUMBERS_API_KEY."));
  });

  const UNUSABLE = "contains a line break, space, quote, backslash, control or non-ASCII character";
  it.each([
    ["", "is empty"],
    [" ", UNUSABLE],
    ["two words", UNUSABLE],
    ["line\nbreak", UNUSABLE],
    ['quoted"', UNUSABLE],
    ["back\\slash", UNUSABLE],
    ["control\u007f", UNUSABLE],
    ["ключ", UNUSABLE],
  ])("is a key that no header can carry: %j %s", (key, fault) => {
    expect(() => createClient({ apiKey: key })).toThrow(new TypeError(`apiKey ${fault}.`));
    if (key === "") return;
    vi.stubEnv("NUMBERS_API_KEY", key);
    expect(() => createClient()).toThrow(new TypeError(`NUMBERS_API_KEY ${fault}.`));
  });

  it.each([
    ["timeOut", "Did you mean timeout?"],
    ["time_out", "Did you mean timeout?"],
    ["timout", "Did you mean timeout?"],
    ["maxRetry", "Did you mean maxRetries?"],
    ["apiKeys", "Did you mean apiKey?"],
    ["baseURL", "Did you mean baseUrl?"],
    ["apikey", "Did you mean apiKey?"],
    ["header", "Did you mean headers?"],
    ["constructor", "Options: "],
    ["auth", "Options: "],
    ["int64", "Options: "],
    ["serverVariables", "Options: "],
  ])("is one that does not exist: %s", (name, advice) => {
    const create = (): unknown => createClient({ apiKey, [name]: 1 });
    expect(create).toThrow(TypeError);
    expect(create).toThrow(`Unknown option ${name}. ${advice}`);
    const { numbers } = createClient({ apiKey });
    expect(() => numbers.list({ [name]: 1 })).toThrow(`Unknown option ${name}. `);
  });
});

describe("an option that is undefined", () => {
  it("counts as not given", async () => {
    const { url } = await serve(fine);
    const none = { timeout: undefined, maxRetries: undefined, headers: undefined };
    const client = createClient({
      baseUrl: url,
      apiKey,
      ...none,
      deadline: undefined,
      fetch: undefined,
      hooks: undefined,
    });
    await expect(client.numbers.list({ ...none, signal: undefined })).resolves.toEqual(list);
  });
});

describe("the environment", () => {
  it("gives the URL and the key that the options leave out", async () => {
    const { url, heads } = await serve(fine);
    vi.stubEnv("NUMBERS_API_URL", url);
    vi.stubEnv("NUMBERS_API_KEY", "key-of-the-environment");
    await createClient().numbers.list();
    expect(heads[0]).toContain("key-of-the-environment");
  });

  it("gives way to the options", async () => {
    const { url, heads } = await serve(fine);
    vi.stubEnv("NUMBERS_API_URL", "http://127.0.0.1:1");
    vi.stubEnv("NUMBERS_API_KEY", "key-of-the-environment");
    await createClient({ baseUrl: url, apiKey }).numbers.list();
    expect(heads[0]).toContain("Bearer any-key");
  });

  it.each([
    ["not a URL", "NUMBERS_API_URL must be an http(s) URL without credentials, query and fragment."],
    ["http://numbers.example", "NUMBERS_API_URL must be https, unless allowInsecureHttp is true."],
  ])("is named when its URL is invalid: %s", (url, message) => {
    vi.stubEnv("NUMBERS_API_URL", url);
    expect(() => createClient({ apiKey })).toThrow(new TypeError(message));
  });

  it("without a URL leaves the first server of the contract", async () => {
    vi.stubEnv("NUMBERS_API_URL", "");
    const fetch = vi.fn(async () => Response.json(list));
    await createClient({ apiKey, fetch }).numbers.list();
    expect(fetch).toHaveBeenCalledWith("http://127.0.0.1:4010/numbers/list", expect.anything());
  });
});

describe("plain HTTP", () => {
  it.each([
    "http://numbers.example",
    "http://localhost.example",
    "http://127.example",
    "http://10.0.0.1",
    "http://8.127.4.5",
    "http://8.8.127.1",
    "http://[::ffff:8.127.4.5]",
  ])("to another machine is refused: %s", (baseUrl) => {
    expect(() => createClient({ baseUrl, apiKey })).toThrow(
      /^baseUrl must be https, unless allowInsecureHttp is true\.$/,
    );
    expect(() => createClient({ baseUrl, apiKey: () => apiKey })).toThrow(/^baseUrl must be https/);
    expect(() => createClient({ baseUrl, apiKey, allowInsecureHttp: true })).not.toThrow();
    expect(() => createClient({ baseUrl, apiKey: null })).not.toThrow();
  });

  it.each([
    "http://localhost:4010",
    "http://api.localhost",
    "http://127.0.0.1",
    "http://127.8.8.8:1",
    "http://[::1]:4010",
    "http://0x7f.1",
    "http://[::ffff:127.0.0.1]",
  ])("to this machine is fine: %s", (baseUrl) => {
    expect(() => createClient({ baseUrl, apiKey })).not.toThrow();
  });

  it("is no question with https", () => {
    expect(() => createClient({ baseUrl: "https://numbers.example/v1", apiKey })).not.toThrow();
  });
});

describe("the base URL", () => {
  it.each(["", "/", "/v1", "/v1/"])("may have a path, with or without a slash at its end: %j", async (path) => {
    const { url, heads } = await serve(fine);
    await createClient({ baseUrl: url + path, apiKey }).numbers.list();
    expect(heads[0]).toMatch(new RegExp(`^GET ${path.replace(/\/$/, "")}/numbers/list HTTP`));
  });

  it("may be relative where there is a location", async () => {
    vi.stubGlobal("location", { href: "https://app.example/page" });
    const fetch = vi.fn(async () => Response.json(list));
    await createClient({ baseUrl: "/api", apiKey, fetch }).numbers.list();
    expect(fetch).toHaveBeenCalledWith("https://app.example/api/numbers/list", expect.anything());
  });
});

describe("headers", () => {
  it("of the call win over the client's, whatever the case of their names", async () => {
    const { url, heads } = await serve(fine);
    const client = createClient({ baseUrl: url, apiKey, headers: { "X-One": "client", "X-Two": "client" } });
    await client.numbers.list({ headers: new Headers({ "x-two": "call" }) });
    expect(heads[0]).toMatch(/^x-one: client$/im);
    expect(heads[0]).toMatch(/^x-two: call$/im);
    expect(heads[0]).not.toContain("client, call");
  });
});

describe("a fetch of another library", () => {
  it("may answer with a body that is not a web stream, as node-fetch does", async () => {
    const { url } = await serve(fine);
    const fetch = async (...request: Parameters<typeof globalThis.fetch>): Promise<Response> => {
      const response = await globalThis.fetch(...request);
      return Object.defineProperty(response, "body", { value: new PassThrough() });
    };
    await expect(createClient({ baseUrl: url, apiKey, fetch }).numbers.list()).resolves.toEqual(list);
  });
});
