import type { IncomingMessage } from "node:http";
import { type HttpError, invalidInput } from "./problem.ts";

/** Characters that RFC 3986 never allows in a request target without encoding. */
const FORBIDDEN = /[^\x21-\x7e]|["#<>\\]/;
const HOST = /^[A-Za-z0-9._~!$&'()*+,;=%-]*(:\d{0,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{0,5})?$/;

/** Returns the problem of a request's target, host or credentials that must be handled before routing. */
export function checkHead(incoming: IncomingMessage): HttpError | undefined {
  const { url = "", headers, httpVersion } = incoming;
  if (!isTarget(url)) {
    return invalidInput(
      "The request target is malformed.",
      "Send a path such as /numbers/list, with other characters in percent-encoding.",
    );
  }
  if (!isEncoded(url)) {
    return invalidInput(
      "The request target has malformed percent-encoding.",
      "Write a percent sign as %25, and every other character in UTF-8.",
    );
  }
  const { host } = headers;
  const { hosts, credentials } = countHeaders(incoming.rawHeaders);
  if ((host === undefined && httpVersion === "1.1") || hosts > 1 || (host !== undefined && !HOST.test(host))) {
    return invalidInput("The Host header is missing or malformed.", "Send the Host header once, with the host's name.");
  }
  // A proxy may have joined two headers with a comma, which no key contains.
  if (credentials > 1 || /,\s*bearer\s/i.test(headers.authorization ?? "")) {
    return invalidInput(
      "The Authorization header holds more than one API key.",
      "Send the header once, with a single API key.",
    );
  }
  return undefined;
}

/** Node keeps the first of several such headers and forgets the others. */
function countHeaders(raw: readonly string[]): { readonly hosts: number; readonly credentials: number } {
  let hosts = 0;
  let credentials = 0;
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? "";
    if (name.length === 4 && name.toLowerCase() === "host") hosts += 1;
    if (name.length === 13 && name.toLowerCase() === "authorization") credentials += 1;
  }
  return { hosts, credentials };
}

function isTarget(url: string): boolean {
  if (FORBIDDEN.test(url)) return false;
  return url.startsWith("/") || (/^https?:\/\/[^/?]/i.test(url) && URL.canParse(url));
}

function isEncoded(url: string): boolean {
  if (!url.includes("%")) return true;
  try {
    // The result is used, because a bundler removes a call without effects.
    return decodeURIComponent(url) !== "";
  } catch {
    return false;
  }
}

const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** Returns the key of an `Authorization` header (RFC 6750); undefined without a valid one. */
export function readBearer(header: string | undefined): string | undefined {
  return header === undefined ? undefined : BEARER.exec(header)?.[1];
}
