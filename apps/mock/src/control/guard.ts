import { isIP } from "node:net";
import { isLoopbackHost } from "@numbers-api/http/loopback";
import { isHttpMethod, isSafeMethod } from "@numbers-api/openapi/methods";
import { MockError } from "../http/mock-error.ts";
import type { MockRequest } from "../http/request.ts";
import { parseUrl } from "../http/url.ts";

/**
 * Prevents pages on the internet from controlling a mock on this machine.
 *
 * With DNS rebinding, a page can point its own host name at 127.0.0.1 and is then same-origin with the mock, so the
 * control API answers only under names that cannot be registered. A page of another origin can send requests without
 * reading the responses, so cross-origin requests must not change anything.
 *
 * @param isOpen The mock listens on more than the loopback interface, so other machines may use any name for it.
 * @throws {MockError} 403 when the request is not allowed.
 */
export function guard({ method, headers }: MockRequest, isOpen: boolean): void {
  const { host } = headers;
  const hostname = parseUrl(`http://${host}`)?.hostname;
  if (!isLoopbackHost(host ?? "") && !(isOpen && isOfNetwork(hostname))) throw foreignHost(host);
  const name = method.toLowerCase();
  if (isHttpMethod(name) && isSafeMethod(name)) return;
  const { origin, "sec-fetch-site": site = "none" } = headers;
  // A browser names the origin of every such request; other clients name none.
  const isOwn = origin === undefined ? ["none", "same-origin"].includes(site) : isSameHost(origin, host);
  if (!isOwn) throw foreignOrigin(origin ?? site);
}

/** Checks that a host is an address, which cannot be rebound, or a name without a dot, which cannot be registered. */
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
    fix: "Use the page of the mock itself, or a client that is not a browser.",
  });
}
