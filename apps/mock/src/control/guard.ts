import { isIP } from "node:net";
import { isLoopbackHost } from "@numbers-api/http/loopback";
import { MockError } from "../http/mock-error.ts";
import type { MockRequest } from "../http/request.ts";
import { parseUrl } from "../http/url.ts";

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Keeps pages on the internet from steering a mock on this machine.
 *
 * A page may make its own host name lead to 127.0.0.1 (DNS rebinding) and then counts as the mock's own page, so the
 * mock answers for itself only under names that nobody else can take. And a page of another origin may send requests
 * without reading the answers, so none of those may change anything.
 *
 * @param isOpen Whether the mock was told to listen for other machines, which know it by names of their own.
 * @throws {MockError} 403 when the request is not let in.
 */
export function guard({ method, headers }: MockRequest, isOpen: boolean): void {
  const { host } = headers;
  const hostname = parseUrl(`http://${host}`)?.hostname;
  if (!isLoopbackHost(host ?? "") && !(isOpen && isOfNetwork(hostname))) throw foreignHost(host);
  if (SAFE.has(method)) return;
  const { origin, "sec-fetch-site": site = "none" } = headers;
  // A browser names the origin of every such request; other clients name none.
  const isOwn = origin === undefined ? ["none", "same-origin"].includes(site) : isSameHost(origin, host);
  if (!isOwn) throw foreignOrigin(origin ?? site);
}

/** Checks that a host is an address, which cannot be rebound, or a name without a dot, which nobody can register. */
function isOfNetwork(hostname: string | undefined): boolean {
  if (hostname === undefined) return false;
  return isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 || /^[^.]+$/.test(hostname);
}

function isSameHost(origin: string, host: string | undefined): boolean {
  const url = parseUrl(origin);
  return url?.protocol === "http:" && url.host === parseUrl(`http://${host}`)?.host;
}

function foreignHost(host: string | undefined): MockError {
  return new MockError({
    status: 403,
    code: "mock_foreign_host",
    message: `The mock does not answer for itself under the name ${host ?? "(none)"}, which may be that of somebody else.`,
    fix: "Ask for it as localhost or 127.0.0.1. For other machines, start it with --host, and ask by address.",
  });
}

function foreignOrigin(origin: string): MockError {
  return new MockError({
    status: 403,
    code: "mock_foreign_origin",
    message: `A page of another origin (${origin}) may not change what the mock does.`,
    fix: "Use the page of the mock itself, or a client that is no browser.",
  });
}
