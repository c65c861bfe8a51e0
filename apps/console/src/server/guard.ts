import { isLoopbackHost } from "@numbers-api/http/loopback";
import type { ConsoleProblem } from "./problem.ts";

/** Options of the guard. */
export interface GuardOptions {
  /** Origin of a console that other machines can reach: `https://console.example`. */
  readonly origin?: string | undefined;
}

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const SAFE = new Set(["GET", "HEAD"]);

/**
 * Rejects requests from pages other than the console's own.
 *
 * Every request to the console uses its API key, so other pages must not reach it: neither through a host name that
 * resolves to this machine (DNS rebinding), nor with requests whose responses they cannot read (CSRF) or can read (CORS).
 * Browsers send `Origin` and `Sec-Fetch-Site`, which pages cannot forge. Clients without both are not browsers.
 *
 * @returns the problem to respond with; undefined if the request is allowed.
 */
export function guard(
  request: Pick<Request, "method" | "headers">,
  { origin: configured }: GuardOptions,
): ConsoleProblem | undefined {
  const { method, headers } = request;
  const host = headers.get("host") ?? "";
  const own = parseUrl(`http://${host}`);
  const isConfigured = configured !== undefined && host !== "" && parseUrl(configured)?.host === own?.host;
  if (!isConfigured && !isLoopbackHost(host)) return foreignHost(host);

  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin !== null && parseUrl(origin)?.host !== own?.host) return foreignOrigin(origin);
  // Links from other pages may open the console: the user sees it, and the other page learns nothing.
  const isNavigation = headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
  const isOwn = site === null || site === "same-origin" || (SAFE.has(method) && (site === "none" || isNavigation));
  if (!isOwn) return foreignOrigin(site);
  if (!SAFE.has(method) && origin === null) return foreignOrigin("no Origin header");
  return undefined;
}

/** Parses a URL; undefined if it is not valid. */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function foreignHost(host: string): ConsoleProblem {
  return {
    status: 403,
    code: "console_foreign_host",
    message: `The console does not respond to the host name ${host || "(none)"}.`,
    fix: "Open it as 127.0.0.1 or localhost, or start it with NUMBERS_CONSOLE_ORIGIN set to the origin that people use.",
  };
}

function foreignOrigin(origin: string): ConsoleProblem {
  return {
    status: 403,
    code: "console_foreign_origin",
    message: `Pages of other origins (${origin}) cannot use the console.`,
    fix: "Open the console's own page.",
  };
}
