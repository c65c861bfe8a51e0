import { Random } from "../src/generate/random.ts";
import { BODIES, CONTROL_WRITES, KEYS, METHODS, NO_HTTP, OTHER_HEADERS, PATHS, PREFER, TYPES } from "./pools.ts";
import type { Call, Target } from "./targets.ts";

/** Bytes to send, and the expected response. */
export interface HostileRequest {
  readonly bytes: Buffer;
  /** The body of the response is empty even if its headers announce one, as after HEAD. */
  readonly isHead: boolean;
  /** The client half-closes the connection afterwards, because the server may wait for the rest of the request. */
  readonly isCutOff: boolean;
}

/**
 * Makes a hostile request: bytes that are not HTTP, a request with every part malformed, or one with a single malformed
 * part.
 */
export function makeRequest(random: Random, target: Target): HostileRequest {
  const kind = random.next();
  if (kind < 0.06) return cutOff(random.chance(1 / 2) ? random.pick(NO_HTTP) : noise(random));
  if (kind < 0.16) {
    const [line, bodies] = random.pick(CONTROL_WRITES);
    return assemble(random, { line, type: "application/json", body: random.pick(bodies) }, target);
  }
  if (kind < 0.6) return assemble(random, spoil(random.pick(target.calls), random), target);
  const path = random.chance(1 / 10) ? `/${mangle(random.pick(PATHS), random)}` : random.pick(PATHS);
  const body = random.chance(1 / 3) ? random.pick(BODIES) : "";
  return assemble(random, { line: `${random.pick(METHODS)} ${path}`, type: random.pick(TYPES), body }, target);
}

/** Hostile request to any server of the API, the same for the same seed. */
export function requestFrom(seed: string, calls: Target["calls"]): HostileRequest {
  return makeRequest(new Random(seed), { name: "", calls, scenarios: ["unauthorized"] });
}

/** Valid call with at most one part changed, so that it is processed up to that part. */
function spoil({ line, type = "", body = "" }: Call, random: Random): Call {
  const [method = "", path = ""] = line.split(" ");
  switch (random.integer(0, 6)) {
    case 0:
      return { line: `${random.pick(METHODS)} ${path}`, type, body };
    case 1:
      return { line: `${method} ${path.slice(0, 1)}${mangle(path.slice(1), random)}`, type, body };
    case 2:
      return { line, type: random.pick(TYPES), body };
    case 3:
      return { line, type, body: mangle(body, random) };
    case 4:
      return { line, type: type || random.pick(TYPES), body: random.pick(BODIES) };
    default:
      return { line, type, body };
  }
}

function assemble(random: Random, { line, type = "", body = "" }: Call, target: Target): HostileRequest {
  const headers = [random.chance(19 / 20) ? "Host: 127.0.0.1" : random.pick(OTHER_HEADERS)];
  if (random.chance(9 / 10)) {
    headers.push(`Authorization: ${random.chance(2 / 3) ? "Bearer any" : random.pick(KEYS)}`);
  }
  if (random.chance(1 / 3)) headers.push(`Prefer: ${prefer(random, target)}`);
  if (random.chance(1 / 3)) headers.push(random.pick(OTHER_HEADERS));
  const bytes = Buffer.from(body);
  const isChunked = random.chance(1 / 5);
  if (body !== "" || random.chance(1 / 20)) {
    headers.push(`Content-Type: ${type}`, isChunked ? "Transfer-Encoding: chunked" : `Content-Length: ${bytes.length}`);
  }
  const head = `${line} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`;
  const sent = headers.at(-1) === "Transfer-Encoding: chunked" ? chunked(body, bytes.length) : body;
  // A server waits for the rest of a request that announces more than it sends.
  const isCutOff = /Content-Length: (\d{5,}|5, 5|-1)|Transfer-Encoding: gzip|Expect|Upgrade|Connection:/i.test(head);
  return { bytes: Buffer.from(head + sent), isHead: line.startsWith("HEAD "), isCutOff };
}

function chunked(body: string, length: number): string {
  return body === "" ? "0\r\n\r\n" : `${length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
}

function prefer(random: Random, { scenarios }: Target): string {
  if (random.chance(1 / 3)) return `scenario=${random.pick(scenarios)}`;
  const one = random.pick(PREFER);
  return random.chance(1 / 3) ? `${one}${random.pick([",", ";", " ", ""])}${mangle(random.pick(PREFER), random)}` : one;
}

/**
 * Text with one character changed, removed or doubled. Line ends are kept, because they would start another request.
 */
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
