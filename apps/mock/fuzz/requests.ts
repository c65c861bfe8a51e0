import { scenarios } from "@numbers-api/contract";
import type { Random } from "../src/dynamic/random.ts";

/** Bytes to send, and what is to come of them. */
export interface HostileRequest {
  readonly bytes: Buffer;
  /** Whether the answer has no body whatever its length says. */
  readonly isHead: boolean;
  /** Whether the client hangs up its side afterwards, because a server may well wait for the rest. */
  readonly isCutOff: boolean;
}

type Pool = readonly [string, ...string[]];

type Write = readonly [line: string, bodies: Pool];

const METHODS: Pool = [
  ...(["GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE"] as const),
  ...(["PROPFIND", "M-SEARCH", "QUERY", "get", "GETT", "", "\u{1f600}"] as const),
];
const PATHS: Pool = [
  ...(["/numbers/list", "/numbers/list", "/numbers/list", "/", "*", "//", "/numbers/list/", "/numbers", "/%"] as const),
  ...([
    "/numbers/%6cist",
    "/numbers/..%2flist",
    "/../../etc/passwd",
    "/%00",
    "/\u{e9}",
    "/a b",
    "/numbers/list#x",
  ] as const),
  ...([
    "http://[::1",
    "http://evil.example/numbers/list",
    "numbers/list",
    "/numbers/list?a[b]=1&a=2&&=&%=%",
    "/%ff%fe",
  ] as const),
  ...([
    "/__proto__",
    "/constructor?__proto__=1&constructor=2",
    "/numbers/list?__proto__[x]=1",
    `/${"x".repeat(3000)}`,
  ] as const),
  ...(["/__mock", "/__mock/", "/__mock/health", "/__mock/scenarios", "/__mock/plans", "/__mock/requests"] as const),
  ...([
    "/__mock/requests?limit=-1",
    "/__mock/requests?limit=1e9&key=%00",
    "/__mock/contract.json",
    "/__mock/nothing",
  ] as const),
  ...([
    "/__mock/openapi.yaml",
    "/__mock/docs",
    "/__mock/../numbers/list",
    "/__mock%2fhealth",
    "/__MOCK/health",
  ] as const),
  ...(["/__mock/page/..%2f..%2fpackage.json", "/__mock/page/%00/x", "/__mock/page/style/nothing.css"] as const),
];
const CONTROL_WRITES: readonly [Write, ...Write[]] = [
  [
    "PUT /__mock/plan",
    [
      ...([
        "{}",
        "[]",
        "null",
        '{"steps":[]}',
        '{"steps":[{"scenario":"nothing"}]}',
        '{"steps":"x"}',
        '{"steps":[null]}',
      ] as const),
      ...([
        '{"steps":[{"scenario":"provider-ses","times":1}]}',
        '{"steps":[{"scenario":"provider-ses","times":-1}]}',
      ] as const),
      ...([
        '{"steps":[{"scenario":"provider-ses","delay":[5,1]}]}',
        '{"steps":[{"scenario":"a","fault":"fire"}]}',
      ] as const),
      ...([
        '{"key":"","steps":[]}',
        '{"__proto__":{"x":1},"steps":[{"scenario":"__proto__"}]}',
        '{"keyId":"x","steps":[]}',
      ] as const),
    ],
  ],
  ["DELETE /__mock/plan", [""]],
  ["DELETE /__mock/plan?key=a&keyId=b&operation=c", [""]],
  ["DELETE /__mock/state", ["", "{}"]],
  ["DELETE /__mock/requests", [""]],
];
const PREFER: Pool = [
  ...(["code=402", "code=418", "code=-1", "code=1e3", "code=99999999999999999999", "example=provider-ses"] as const),
  ...([
    "scenario=provider-ses",
    "scenario=",
    "scenario=__proto__",
    "scenario=constructor",
    "example=\u{1f600}",
  ] as const),
  ...(["dynamic=true", "dynamic=true, seed=7, size=3", "dynamic=true, size=0", "dynamic=maybe", "size=many"] as const),
  ...([
    'dynamic=true; code=502; seed="a;b,c"',
    'seed="',
    "=",
    ";;;,,,",
    "code",
    "wait=9, respond-async",
    "code=402, code=500",
  ] as const),
  ...([`scenario=${"x".repeat(5000)}`, "dynamic=true, seed=\\", "toString=1", "__proto__=1", 'example="\\""'] as const),
];
const KEYS: Pool = [
  ...([
    "Bearer any",
    "Bearer any",
    "bearer any",
    "Bearer ",
    "Bearer",
    "Basic dTpw",
    "Basic !!!",
    "Digest x",
    "",
  ] as const),
  ...(["Bearer mock_usage-limit-exceeded", "Bearer mock_nothing", "Bearer mock_", "Bearer mock___proto__"] as const),
  ...(["Bearer a b c", `Bearer ${"k".repeat(4000)}`, "Bearer \u{e9}\u{ff}", "\tBearer any", "Bearer\tany"] as const),
];
const TYPES: Pool = [
  ...([
    "application/json",
    "application/json; charset=utf-8",
    "text/plain",
    "garbage",
    "application/x-www-form-urlencoded",
  ] as const),
  ...([
    "multipart/form-data",
    'multipart/form-data; boundary="',
    "application/+json",
    "application/json;;;",
    "*/*",
    "",
  ] as const),
];
const BODIES: Pool = [
  ...(["{}", "{", "[]", "null", '"x"', "1e999", "\u{fffd}", "a=1&a=2&%=", '{"__proto__":{"x":1}}', "", " "] as const),
  ...(["[".repeat(20_000), `{"a":"${"x".repeat(20_000)}"}`, "\0\0\0", '{"a":1,"a":2}'] as const),
];
const OTHER_HEADERS: Pool = [
  ...([
    "Accept: text/html",
    "Accept: ,,,",
    "Accept: a/b/c;q=2",
    "Accept: */*;q=0",
    "Accept: application/json;q=nan",
  ] as const),
  ...([
    "Origin: http://evil.example",
    "Origin: null",
    "Origin: http://localhost:1",
    "Host: evil.example",
    "Host: localhost",
  ] as const),
  ...([
    "Access-Control-Request-Method: PUT",
    "X-Tracking-Id: my-own-id",
    "X-Tracking-Id: \u{e9}",
    "Expect: 100-continue",
  ] as const),
  ...([
    "Expect: nothing",
    "Upgrade: websocket",
    "Connection: keep-alive, upgrade",
    "Transfer-Encoding: gzip",
    "TE: x",
  ] as const),
  ...([
    "Content-Length: -1",
    "Content-Length: 99999999999999",
    "Content-Length: 5, 5",
    "Cookie: a=b;;=",
    "Range: bytes=0-1",
  ] as const),
  ...([
    "X-Long: ",
    "Bad Header: 1",
    "NoColon",
    ": empty",
    "X-Null: \0",
    "Prefer: code=500",
    "Authorization: Bearer other",
  ] as const),
  ...([
    `X-Long: ${"y".repeat(9000)}`,
    `X-Too-Long: ${"z".repeat(70_000)}`,
    "If-None-Match: *",
    "Sec-Fetch-Site: cross-site",
  ] as const),
];
const NO_HTTP: Pool = [
  ...([
    "\r\n",
    "\0\0\0\0",
    "GET",
    "GET /",
    "GET / HTTP/9.9\r\n\r\n",
    "GET / HTTP/1.1\n\n",
    "\x16\x03\x01\x02\0\x01\0\x01",
  ] as const),
  ...([
    "HTTP/1.1 200 OK\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "GET / HTTP/1.1\r\nHost",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab",
  ] as const),
  ...([
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "CONNECT a.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
  ] as const),
  ...([
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.0\r\n\r\n",
    "GET /numbers/list HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
  ] as const),
];
const names = Object.keys(scenarios);

/** A request such as nobody means well with: each part of it is right now and then, and wrong mostly. */
export function makeRequest(random: Random): HostileRequest {
  const kind = random.next();
  if (kind < 0.08) return cutOff(random.chance(1 / 2) ? random.pick(NO_HTTP) : noise(random));
  if (kind < 0.2) {
    const [line, bodies] = random.pick(CONTROL_WRITES);
    return assemble(random, line, random.pick(bodies));
  }
  const method = random.pick(METHODS);
  const path = random.chance(1 / 10) ? `/${mangle(random.pick(PATHS), random)}` : random.pick(PATHS);
  return assemble(random, `${method} ${path}`, random.chance(1 / 3) ? random.pick(BODIES) : "");
}

function assemble(random: Random, line: string, body: string): HostileRequest {
  const headers = [random.chance(9 / 10) ? "Host: 127.0.0.1" : random.pick(OTHER_HEADERS)];
  if (random.chance(3 / 4)) headers.push(`Authorization: ${random.pick(KEYS)}`);
  if (random.chance(1 / 2)) headers.push(`Prefer: ${prefer(random)}`);
  if (random.chance(1 / 3)) headers.push(random.pick(OTHER_HEADERS));
  const bytes = Buffer.from(body);
  if (body !== "" || random.chance(1 / 20)) {
    headers.push(`Content-Type: ${random.pick(TYPES)}`);
    headers.push(random.chance(1 / 5) ? "Transfer-Encoding: chunked" : `Content-Length: ${bytes.length}`);
  }
  const isChunked = headers.at(-1) === "Transfer-Encoding: chunked";
  const sent =
    isChunked && body !== "" ? `${bytes.length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : isChunked ? "0\r\n\r\n" : body;
  const text = `${line} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n${sent}`;
  // What says that more is coming than does, waits for it.
  const isCutOff = /Content-Length: (\d{5,}|5, 5|-1)|Transfer-Encoding: gzip|Expect|Upgrade|Connection:/i.test(text);
  return { bytes: Buffer.from(text), isHead: line.startsWith("HEAD "), isCutOff };
}

function prefer(random: Random): string {
  if (random.chance(1 / 4)) return `scenario=${random.pick([names[0] ?? "", ...names])}`;
  const one = random.pick(PREFER);
  return random.chance(1 / 3) ? `${one}${random.pick([",", ";", " ", ""])}${mangle(random.pick(PREFER), random)}` : one;
}

/** A text with one character changed, left out or doubled. No line ends by that: it would be another request. */
function mangle(text: string, random: Random): string {
  const at = random.integer(0, Math.max(0, text.length - 1));
  const change = random.pick(["", "%", "\u{1}", '"', "\\", ";", text.charAt(at).repeat(2)]);
  return text.slice(0, at) + change + text.slice(at + 1);
}

function noise(random: Random): string {
  return Array.from({ length: random.integer(1, 60) }, () => String.fromCharCode(random.integer(0, 255))).join("");
}

function cutOff(text: string): HostileRequest {
  return { bytes: Buffer.from(text, "latin1"), isHead: false, isCutOff: true };
}
