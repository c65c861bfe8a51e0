import fc from "fast-check";

/** Bytes of a request. The client may half-close the connection, because a server may wait for more. */
export interface HostileRequest {
  readonly bytes: Buffer;
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "get", "G ET", ""];
const PATHS = [
  "/numbers/list",
  "/numbers/list?x=1&x=2",
  "/numbers/list/",
  "/numbers/%6cist",
  "/numbers/%6",
  "/numbers/list?q=%c3%28",
  "/",
  "//numbers/list",
  "/../numbers/list",
  "/numbers/list\u0000",
  "/numbers/list#x",
  "*",
  "http://127.0.0.1/numbers/list",
  "http://",
  "numbers/list",
  "/__proto__/constructor",
  `/${"a".repeat(20_000)}`,
  `/?${"a=1&".repeat(3000)}`,
];
const VERSIONS = ["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.1 ", "http/1.1", "ICY/1.1"];
const HEADERS = [
  "Host: 127.0.0.1",
  "Host: 127.0.0.1\r\nHost: other",
  "Host: a/b",
  "Host:",
  "Connection: close",
  "Connection: upgrade\r\nUpgrade: h2c",
  "Expect: 100-continue",
  "Expect: nothing",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: gzip",
  "Transfer-Encoding: chunked\r\nContent-Length: 3",
  "Content-Length: 0",
  "Content-Length: 3",
  "Content-Length: -1",
  "Content-Length: 99999999999999999999",
  "Content-Length: 70000",
  "Content-Type: application/json",
  "Authorization: Basic eDp5",
  "Authorization: Bearer",
  "Authorization: Bearer a, Bearer b",
  "Authorization: Bearer a\r\nAuthorization: Bearer b",
  "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  "traceparent: ff-00-00-00",
  "X-Tracking-Id: trk_mine",
  " folded",
  ": nameless",
  "Broken Header: x",
  `X-Long: ${"x".repeat(17_000)}`,
  "X-Bytes: \u00ff\u0001",
];
const BODIES = ["", "{}", "{", "[[[[", "3\r\nabc\r\n0\r\n\r\n", "zz\r\n", "\u0000", "x".repeat(70_000), "null"];

/** Makes the hostile requests of the mock's own fuzz. */
export type RequestFrom = (seed: string, calls: readonly { readonly line: string }[]) => HostileRequest;

/** Loads the generator of the mock. */
export async function loadRequestFrom(): Promise<RequestFrom> {
  // Not a literal, for the reason in telnyx.ts.
  const name: string = "@numbers-api/mock/fuzz";
  return ((await import(name)) as { readonly requestFrom: RequestFrom }).requestFrom;
}

/**
 * Hostile requests: each part is valid or invalid independently, the request as a whole is noise, or the mock's fuzz made
 * it, with a key in place of the one that only the mock knows.
 */
export function hostileRequests(keys: readonly string[], requestFrom: RequestFrom): fc.Arbitrary<HostileRequest> {
  const credentials = keys.flatMap((key) => [`Authorization: Bearer ${key}`, `Authorization: bearer ${key}`]);
  const headers = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...credentials, "Accept: */*", "Authorization: Bearer num_live_x") },
    { weight: 3, arbitrary: fc.constantFrom(...HEADERS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  );
  const request = fc
    .record({
      method: mostly("GET", fc.oneof(fc.constantFrom(...METHODS), fc.string({ maxLength: 9 }))),
      path: mostly("/numbers/list", fc.oneof(fc.constantFrom(...PATHS), fc.webPath(), fc.string({ maxLength: 40 }))),
      version: mostly("HTTP/1.1", fc.constantFrom(...VERSIONS)),
      headers: fc.array(headers, { maxLength: 3 }),
      body: mostly("", fc.constantFrom(...BODIES)),
    })
    .map(({ method, path, version, headers: lines, body }) => {
      const head = [`${method} ${path} ${version}`, "Host: 127.0.0.1", ...lines];
      return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`, "latin1");
    });
  const noise = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  const ofMock = fc.tuple(fc.integer(), fc.constantFrom("any", ...keys)).map(([seed, key]) => {
    const { bytes } = requestFrom(String(seed), [{ line: "GET /numbers/list" }]);
    return Buffer.from(bytes.toString("latin1").replace("Bearer any", `Bearer ${key}`), "latin1");
  });
  return fc
    .oneof({ weight: 10, arbitrary: request }, { weight: 9, arbitrary: ofMock }, { weight: 1, arbitrary: noise })
    .map((bytes): HostileRequest => ({ bytes }));
}

/** Valid value most of the time, so that requests get as far as their other parts. */
function mostly(good: string, other: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: other });
}
