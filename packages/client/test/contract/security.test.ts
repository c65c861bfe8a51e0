// Credentials go where their scheme says, only there, and only to the API's own servers.
import type { CredentialScheme, Operation } from "@numbers-api/contract";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ApiKeyError, ConnectionError, isNumbersApiError } from "../../src/index.ts";
import { optionalCredentials, resolveBearerToken } from "../../src/options/api-key.ts";
import { resolveAuth } from "../../src/options/auth.ts";
import { clientOf } from "./support/contract.ts";
import { json, record, reply } from "./support/recorder.ts";

const schemes: Readonly<Record<string, CredentialScheme>> = {
  token: { type: "bearer" },
  password: { type: "basic" },
  head: { type: "apiKey", in: "header", name: "X-Api-Key" },
  query: { type: "apiKey", in: "query", name: "api key" },
  cookie: { type: "apiKey", in: "cookie", name: "session" },
  mtls: { type: "mutualTLS" },
};
const apiKey = "any+key/4711";

/** Credentials of a request, wherever they are. */
async function sent(
  security: Operation["security"],
  options: object,
  operation: Partial<Operation> = {},
): Promise<object> {
  const server = await record();
  const call = clientOf(
    { ...operation, ...(security && { security }) },
    { baseUrl: server.url, apiKey, ...options },
    { schemes, security: [["token"]] },
  );
  await call();
  const { query, headers } = server.last();
  const { authorization, cookie, "x-api-key": head } = headers;
  return JSON.parse(JSON.stringify({ authorization, cookie, head, query: query || undefined }));
}

it("a key is asked for only if an operation needs one", async () => {
  vi.stubEnv("NUMBERS_API_KEY", undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const server = await record();
  const options = { baseUrl: server.url, apiKey: undefined };
  for (const resolve of [resolveBearerToken, resolveAuth]) {
    expect(() => clientOf({}, options, { schemes, resolveCredentials: resolve })).toThrow("No API key");
    const optional = { schemes, security: [["token"], []], resolveCredentials: optionalCredentials(resolve) };
    await clientOf({}, options, optional)();
    expect(server.last().headers.authorization).toBeUndefined();
    await clientOf({}, { ...options, apiKey }, optional)();
    expect(server.last().headers.authorization).toBe(`Bearer ${apiKey}`);
  }
});

describe("a key in a header", () => {
  const call = (url: string, options: object = {}) =>
    clientOf(
      { security: [["head", "token"]] },
      { baseUrl: url, apiKey, auth: { head: "head-key" }, ...options },
      { schemes },
    );

  it.each([301, 302, 303, 307, 308])("is left out where a redirect (%i) leads to another origin", async (status) => {
    const other = await record(json({ ok: true }));
    const home = await record(reply(status, "", { location: `${other.url}/elsewhere` }));
    await call(home.url)({ body: undefined });
    const { headers, target, method } = other.last();
    expect([target, headers["x-api-key"], headers.authorization]).toEqual(["/elsewhere", undefined, undefined]);
    expect(method).toBe(status < 307 ? "GET" : "POST");
    expect(home.last().headers["x-api-key"]).toBe("head-key");
  });

  it("is sent along where a redirect stays with the origin", async () => {
    const home = await record(reply(307, "", { location: "../moved?a=1" }), json({ ok: true }));
    expect(await call(home.url)({ body: { a: 1 } })).toEqual({ ok: true });
    const { target, headers, body } = home.last();
    expect([target, headers["x-api-key"], String(body)]).toEqual(["/moved?a=1", "head-key", '{"a":1}']);
  });

  it("follows no more redirects than fetch, and none that the options exclude", async () => {
    const home = await record(reply(302, "", { location: "/again" }));
    await expect(call(home.url)()).rejects.toMatchObject({ status: 302 });
    expect(home.requests).toHaveLength(21);
    await expect(call(home.url, { redirect: "error" })()).rejects.toBeInstanceOf(ConnectionError);
    expect(home.requests).toHaveLength(22);
  });
});

it("a function that gives a key is asked once more by all calls whose key was refused", async () => {
  const server = await record((response, request) => {
    response.writeHead(request.headers.authorization === "Bearer key-2" ? 204 : 401).end();
  });
  let asked = 0;
  const source = vi.fn(async () => `key-${++asked}`);
  const call = clientOf(
    { security: [["token"]], success: { 204: {} } },
    { baseUrl: server.url, apiKey: source },
    { schemes },
  );
  await Promise.all(Array.from({ length: 10 }, () => call()));
  expect(source).toHaveBeenCalledTimes(2);
  // The next call asks again, and so does its refusal.
  await expect(call()).rejects.toMatchObject({ status: 401 });
  expect(source).toHaveBeenCalledTimes(4);
});

it("credentials of a scheme that the contract does not have are refused", () => {
  const create = () => clientOf({}, { baseUrl: "http://127.0.0.1:1", apiKey, auth: { haed: "key" } }, { schemes });
  expect(create).toThrow("auth.haed does not exist. Schemes: token, password, head, query, cookie, mtls.");
});

describe("credentials", () => {
  it.each<[string, Operation["security"], object, object]>([
    ["the contract's scheme by default", undefined, {}, { authorization: `Bearer ${apiKey}` }],
    ["a bearer token", [["token"]], {}, { authorization: `Bearer ${apiKey}` }],
    ["a key in a header", [["head"]], {}, { head: apiKey }],
    ["a key in the query", [["query"]], {}, { query: "api%20key=any%2Bkey%2F4711" }],
    ["a key in a cookie", [["cookie"]], {}, { cookie: "session=any%2Bkey%2F4711" }],
    [
      "user and password",
      [["password"]],
      { auth: { password: { username: "é", password: "a:b" } } },
      { authorization: `Basic ${Buffer.from("é:a:b").toString("base64")}` },
    ],
    [
      "user and password as the key",
      [["password"]],
      { apiKey: "user:pass" },
      { authorization: `Basic ${btoa("user:pass")}` },
    ],
    [
      "a combination",
      [["head", "token"]],
      { auth: { head: "head-key" } },
      { head: "head-key", authorization: `Bearer ${apiKey}` },
    ],
    [
      "the first alternative with credentials",
      [["head", "query"], ["cookie"]],
      {},
      { cookie: "session=any%2Bkey%2F4711" },
    ],
    [
      "the second alternative, when its credentials are given",
      [["head"], ["cookie"]],
      { apiKey: null, auth: { cookie: "c-key" } },
      { cookie: "session=c-key" },
    ],
    ["no scheme", [], {}, {}],
    ["an optional scheme without credentials", [["token"], []], { apiKey: null }, {}],
    ["none, when the key is null", [["token"]], { apiKey: null }, {}],
    ["a certificate, which is the platform's", [["mtls"]], {}, {}],
  ])("follow the contract: %s", async (_, security, options, expected) => {
    expect(await sent(security, options)).toEqual(expected);
  });

  it("are not added to an anonymous operation", async () => {
    expect(await sent(undefined, {}, { anonymous: true })).toEqual({});
  });

  it("that are missing are named, and nothing is sent", async () => {
    const server = await record();
    const call = clientOf({ security: [["head", "token"]] }, { baseUrl: server.url, apiKey }, { schemes });
    const { error } = await call().result();
    expect(error).toBeInstanceOf(ApiKeyError);
    expect(String(error)).toContain("the operation needs credentials for head and token: pass them as auth");
    expect(server.requests).toHaveLength(0);
  });

  it("give way to those in the headers of the call", async () => {
    const server = await record();
    const call = clientOf({ security: [["head"]] }, { baseUrl: server.url, apiKey }, { schemes });
    await call(undefined, { headers: { "x-api-key": "own" } });
    expect(server.last().headers["x-api-key"]).toBe("own");
  });

  it("are in no error, in any scheme", async () => {
    for (const scheme of Object.keys(schemes)) {
      const server = await record((response, { target, headers }) => {
        response.writeHead(400, { "content-type": "text/plain", "x-echo": encodeURIComponent(target) });
        response.end(`${target} ${JSON.stringify(headers)}`);
      });
      const { error } = await clientOf(
        { security: [[scheme]] },
        { baseUrl: server.url, apiKey },
        { schemes },
      )().result();
      if (!isNumbersApiError(error)) throw error;
      const shown = `${error.message} ${JSON.stringify(error)} ${"headers" in error && JSON.stringify([...(error.headers as Headers)])}`;
      expect(decodeURIComponent(decodeURIComponent(shown))).not.toContain(apiKey);
    }
  });
});

describe("another server", () => {
  it("of an operation is used, and gets the key because the contract names it", async () => {
    const [home, files] = [await record(), await record()];
    const call = clientOf(
      { servers: [`${files.url}/v2/`] },
      { baseUrl: home.url, apiKey },
      { schemes, security: [["head"]] },
    );
    await call();
    expect([home.requests.length, files.last().target, files.last().headers["x-api-key"]]).toEqual([
      0,
      "/v2/things",
      apiKey,
    ]);
  });

  it("may be relative to that of the client", async () => {
    const home = await record();
    await clientOf({ servers: ["/v2"] }, { baseUrl: `${home.url}/v1`, apiKey }, { schemes })();
    expect(home.last().target).toBe("/v2/things");
  });

  it("of one call is used without the key, unless the contract names it", async () => {
    const [home, other] = [await record(), await record()];
    const contract = { schemes, security: [["token"]] };
    const call = clientOf({}, { baseUrl: home.url, apiKey }, contract);
    await call(undefined, { baseUrl: `${other.url}/v3` });
    expect([other.last().target, other.last().headers.authorization]).toEqual(["/v3/things", undefined]);
    const naming = clientOf({}, { baseUrl: home.url, apiKey }, { ...contract, servers: [home.url, other.url] });
    await naming(undefined, { baseUrl: other.url });
    expect(other.last().headers.authorization).toBe(`Bearer ${apiKey}`);
  });

  it("has variables with defaults, which options replace within the contract's choices", async () => {
    const home = await record();
    const server = {
      url: `${home.url}/{version}/{tenant}`,
      variables: { version: { default: "v1", enum: ["v1", "v2"] }, tenant: { default: "main" } },
    };
    const contract = { servers: [server] };
    const target = async (serverVariables?: Record<string, string>): Promise<string> => {
      await clientOf({}, { serverVariables }, contract)();
      return home.last().target;
    };
    expect(await target()).toBe("/v1/main/things");
    expect(await target({ version: "v2", tenant: "a" })).toBe("/v2/a/things");
    expect(() => clientOf({}, { serverVariables: { version: "v3" } }, contract)).toThrow(
      "serverVariables.version must be one of v1, v2.",
    );
    expect(() => clientOf({}, { serverVariables: { tenant: "a?b" } }, contract)).toThrow(
      "serverVariables.tenant has a character",
    );
    expect(() => clientOf({}, { serverVariables: { tenent: "a" } }, contract)).toThrow("serverVariables.tenent");
  });
});

describe("a 401 with a key from a function", () => {
  const contract = { schemes, security: [["token"]] };

  it("asks the function once for another key, and sends the request again", async () => {
    const server = await record(reply(401), json({ ok: true }));
    const keys = ["old-key", "new-key", "third-key"];
    const key = vi.fn(() => keys.shift() ?? "");
    await expect(clientOf({}, { baseUrl: server.url, apiKey: key }, contract)()).resolves.toEqual({ ok: true });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer old-key", "Bearer new-key"]);
    expect(key).toHaveBeenCalledTimes(2);
  });

  it("ends the call when the other key is refused, too", async () => {
    const server = await record(reply(401));
    let count = 0;
    const { error } = await clientOf({}, { baseUrl: server.url, apiKey: () => `key-${++count}` }, contract)().result();
    expect(error).toMatchObject({ status: 401, attempts: 2 });
  });

  it("is final when the function gives the same key, fails, or the key is fixed", async () => {
    const first = "same-key";
    const failing = vi
      .fn(() => first)
      .mockReturnValueOnce(first)
      .mockImplementation(() => {
        throw new Error("the vault is locked");
      });
    for (const key of [() => first, failing, first]) {
      const server = await record(reply(401));
      const { error } = await clientOf({}, { baseUrl: server.url, apiKey: key }, contract)().result();
      expect(error).toMatchObject({ status: 401, attempts: 1 });
      expect(server.requests).toHaveLength(1);
    }
  });
});
