// The key is in nothing that an application may print, even when the server repeats it in all that it sends.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type AttemptEvent, type ClientOptions, ConnectionError, createClient, type Fetch } from "../../src/index.ts";
import { envelope, fine, list, message } from "./support/answers.ts";
import { failure } from "./support/failure.ts";
import { type Play, say, sayAndEnd, serve } from "./support/server.ts";

/** With capitals, which the names of headers lose, and with a character that a URL escapes. */
const apiKey = "Very.Secret+Key-4711";

/** All the ways in which a value becomes text without its owner's help, and all that hangs from it. */
function printed(value: unknown): string {
  const all = { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: null };
  const texts = [inspect(value, all), inspect(value), JSON.stringify(value) ?? "", String(value)];
  if (value instanceof Error) texts.push(value.stack ?? "", value.message, printed(value.cause));
  if (typeof value === "object" && value) {
    for (const member of Object.values(value)) {
      if (member instanceof Headers) texts.push(JSON.stringify([...member]));
    }
  }
  return texts.join("\n");
}

/** Returns `true` for a value that shows the key in any encoding. */
function shows(value: unknown): boolean {
  const plain = printed(value)
    .replaceAll(/(?:\\+u00|%)([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .toLowerCase();
  return plain.includes(apiKey.toLowerCase());
}

const echo = `You sent: Authorization: Bearer ${apiKey}. `;
const headers = {
  "X-Sent": `Bearer ${apiKey}`,
  "X-Link": `<https://api.example/?key=${apiKey}>`,
  [`x-${apiKey}`]: "1",
};
const filler = "x".repeat(500 - echo.length);
const enveloped = {
  ...{ ...envelope, trackingId: apiKey, [apiKey]: [apiKey] },
  error: { ...envelope.error, code: apiKey, message: echo, fix: echo, provider: apiKey, providerCode: apiKey },
};

const unicode = [...apiKey].map((character) => `\\u00${character.charCodeAt(0).toString(16)}`).join("");
const escaped = (text: string): string =>
  `{"trackingId":"${text}","error":{"code":"${text}","message":"${text}"},"${text}":1}`;

const echoes: readonly (readonly [string, Play])[] = [
  ...[400, 401, 402, 404, 500, 502, 503].flatMap((status) => [
    [`an envelope with status ${status}`, say(message(status, enveloped, headers))] as const,
    [`a page with status ${status}`, say(message(status, echo, { ...headers, "Content-Type": "text/html" }))] as const,
  ]),
  ...[unicode, encodeURIComponent(apiKey)].flatMap((text) => [
    [`an envelope that writes it ${text}`, say(message(502, escaped(text), headers))] as const,
    [`a success that writes it ${text}`, say(message(200, escaped(text), headers))] as const,
    [
      `other JSON that writes it ${text}`,
      say(message(404, `{"sent":"${text}"}`, { "X-Url": `/?key=${text}` })),
    ] as const,
  ]),
  ["a key that the excerpt cuts", say(message(500, `${filler}${apiKey.slice(0, 4)}${echo}${echo}`, headers))],
  ["a success that is no JSON", say(message(200, echo, headers))],
  ["a success without required members", say(message(200, { sent: echo, [apiKey]: 1 }, headers))],
  ["a success of another type", say(message(200, echo, { ...headers, "Content-Type": `text/${apiKey}` }))],
  ["a redirect to nowhere", say(message(302, "", { ...headers, Location: `ftp://${apiKey}.example/${apiKey}` }))],
  ["something that is no HTTP", sayAndEnd(`${apiKey} ${echo}\r\n\r\n`)],
  ["a broken header", sayAndEnd(`HTTP/1.1 200 OK\r\n${apiKey} broken ${echo}\r\n\r\n`)],
  ["a broken body", sayAndEnd(message(200, echo, { ...headers, "Content-Encoding": "gzip" }))],
  ["a body that is cut", sayAndEnd(message(200, echo, { ...headers, "Content-Length": "9999" }))],
  ["a body that stalls", say(message(200, echo, { ...headers, "Content-Length": "9999" }))],
];

/** The ways to give a key. */
const given: Readonly<Record<string, ClientOptions>> = {
  "as a text": { apiKey },
  "as a function": { apiKey: async () => apiKey },
  "as a header of its own": { apiKey: null, headers: { Authorization: `Bearer ${apiKey}` } },
};

describe.each(Object.entries(given))("a key given %s", (_, option) => {
  it.each(echoes)("is not in the error or the hook's event when the server echoes it in %s", async (name, play) => {
    const events: AttemptEvent[] = [];
    const { url, heads } = await serve(play);
    const hooks = { onAttempt: (event: AttemptEvent) => events.push(event) };
    // Time is not to be up before the server has echoed, which may take a busy machine long.
    const timeout = name.includes("stalls") ? 1_000 : undefined;
    const client = createClient({ baseUrl: url, ...option, timeout, maxRetries: 0, hooks });
    const error = await failure(client.numbers.list());
    const result = await client.numbers.list().result();
    expect(heads[0]).toContain(apiKey);
    for (const value of [error, result, ...events, client]) expect(shows(value)).toBe(false);
  });

  it("is not in the client, its parts or a call", async () => {
    const { url } = await serve(fine);
    const client = createClient({ baseUrl: url, ...option });
    const call = client.numbers.list();
    for (const value of [client, client.numbers, client.http, client.numbers.list, call, await call.withResponse()]) {
      expect(shows(value)).toBe(false);
    }
    await expect(call).resolves.toEqual(list);
  });
});

describe("an error of a custom fetch", () => {
  const failing: Readonly<Record<string, (request: Request) => unknown>> = {
    "a text": (request) => `no ${request.headers.get("authorization")}`,
    "its options": ({ url, headers }) => Object.assign(new Error(), { config: { url, headers: plain(headers) } }),
    "its request": (request) => Object.assign(new Error("refused"), { request }),
    "a list": ({ headers }) => Object.assign(new Error("refused"), { tried: [[1, headers.get("authorization")]] }),
    "one of many errors": ({ headers }) =>
      new AggregateError([new Error("x"), new Error(`${headers.get("authorization")}`)], "all failed"),
    "a frozen error": ({ headers }) => Object.freeze(new Error(`no ${headers.get("authorization")}`)),
  };
  const plain = (headers: Headers): object => Object.fromEntries(headers);

  it.each(Object.entries(failing))("does not show the key, which it has in %s", async (_, fail) => {
    const fetch: Fetch = async (...request) => Promise.reject(fail(new Request(...request)));
    const error = await failure(createClient({ apiKey, fetch, maxRetries: 0 }).numbers.list());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.cause).toBeInstanceOf(Error);
    expect(shows(error)).toBe(false);
  });

  it("is copied as the cause, with its name, stack and plain members", async () => {
    const reason = Object.assign(new RangeError("refused"), { code: "E_PROXY", config: { url: "http://a.example" } });
    const client = createClient({ apiKey, fetch: () => Promise.reject(reason), maxRetries: 0 });
    const { cause } = await failure(client.numbers.list());
    expect(cause).toMatchObject({ name: "RangeError", message: "refused", code: "E_PROXY", stack: reason.stack });
    expect(cause).not.toHaveProperty("config");
  });

  it("shows no earlier key after a rotation", async () => {
    const keys = ["first-secret-key", "second-secret-key"];
    const echo = (): Promise<Response> => Promise.reject(new Error("sent first-secret-key, then second-secret-key"));
    const client = createClient({ apiKey: () => keys.shift() ?? "third-secret-key", fetch: echo, maxRetries: 0 });
    await failure(client.numbers.list());
    const { message, cause } = await failure(client.numbers.list());
    for (const text of [message, String(cause)]) expect(text).toContain("sent ***, then ***");
  });

  it("leaves the application its key", async () => {
    const config = { apiKey };
    const fetch: Fetch = async () => Promise.reject(Object.assign(new Error("refused"), { config }));
    await failure(createClient({ apiKey, fetch, maxRetries: 0 }).numbers.list());
    expect(config).toEqual({ apiKey });
  });
});

describe("a wrong option", () => {
  const wrong: Readonly<Record<string, ClientOptions>> = {
    "a key with a line break": { apiKey: `${apiKey}\r\nX-Injected: 1` },
    "a key with a space": { apiKey: `Bearer ${apiKey}` },
    "a key with a quotation mark": { apiKey: `"${apiKey}"` },
    "a key beyond ASCII": { apiKey: `${apiKey}é` },
    "the key as a URL": { apiKey, baseUrl: apiKey },
    "the key in the URL's credentials": { apiKey, baseUrl: `http://user:${apiKey}@127.0.0.1:1` },
    "the key in the URL's query": { apiKey, baseUrl: `http://127.0.0.1:1/?key=${apiKey}` },
    "plain HTTP to another machine": { apiKey, baseUrl: "http://numbers.example" },
    "a header with a line break": { apiKey, headers: { authorization: `Bearer ${apiKey}\nx` } },
    "a header's name that is none": { apiKey, headers: { [`${apiKey} ${apiKey}`]: "x" } },
    "a timeout that is the key": { apiKey, timeout: apiKey as unknown as number },
    "a fetch that is the key": { apiKey, fetch: apiKey as unknown as typeof fetch },
  };

  it.each(Object.entries(wrong))("never echoes the key: %s", (_, options) => {
    let error: unknown;
    try {
      createClient(options);
    } catch (reason) {
      error = reason;
    }
    expect(error).toBeInstanceOf(TypeError);
    expect(shows(error)).toBe(false);
  });
});

it("a header of one request that cannot be sent is refused without showing it", async () => {
  const { http } = createClient({ apiKey: null, fetch: () => Promise.reject(new Error("sent")) });
  const refused = http.GET("/numbers/list", { headers: { authorization: `Bearer ${apiKey}\nx` } });
  const error: unknown = await refused.catch((reason: unknown) => reason);
  expect(error).toEqual(new TypeError("headers must be names and values that HTTP allows."));
  expect(shows(error)).toBe(false);
});

describe("a function that gives a wrong key", () => {
  it.each([`${apiKey}\n`, ` ${apiKey}`, ""])("gets an error without it: %j", async (wrong) => {
    const { url, heads } = await serve(fine);
    const error = await failure(createClient({ baseUrl: url, apiKey: () => wrong }).numbers.list());
    expect(error.name).toBe("ApiKeyError");
    expect(shows(error)).toBe(false);
    expect(heads).toHaveLength(0);
  });
});
