import type { Problem } from "./problem.ts";
import { parseUrl } from "./url.ts";

/** Where the console may be asked from. */
export interface Guarded {
  /** The origin under which people reach a console that others reach, too: `https://console.example`. */
  readonly origin?: string | undefined;
}

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const SAFE = new Set(["GET", "HEAD"]);

/**
 * Keeps every page but the console's own from using it.
 *
 * Whoever reaches the console acts with its API key, so a page of another origin must not reach it at all: not by a host
 * name that it makes lead here (DNS rebinding), not by a request whose answer it cannot read (CSRF), and not by one whose
 * answer it could read. A browser says where a request comes from in `Origin` and `Sec-Fetch-Site`; a page can forge
 * neither. What sends none of them is no browser.
 *
 * @returns what is wrong with the request, or nothing.
 */
export function guard(
  request: Pick<Request, "method" | "headers">,
  { origin: configured }: Guarded,
): Problem | undefined {
  const { method, headers } = request;
  const host = headers.get("host") ?? "";
  const own = parseUrl(`http://${host}`);
  const isConfigured = configured !== undefined && host !== "" && parseUrl(configured)?.host === own?.host;
  if (!isConfigured && !isLoopback(own?.hostname)) return foreignHost(host);

  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin !== null && parseUrl(origin)?.host !== own?.host) return foreignOrigin(origin);
  // A link on another page may lead to the console: that shows the page, to the person, and tells the other page nothing.
  const isVisit = headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
  const isOwn = site === null || site === "same-origin" || (SAFE.has(method) && (site === "none" || isVisit));
  if (!isOwn) return foreignOrigin(site);
  if (!SAFE.has(method) && origin === null) return foreignOrigin("none named");
  return undefined;
}

/** Whether a name is this machine's, and one that nobody else can take (RFC 6761, section 6.3). */
export function isLoopback(hostname: string | undefined): boolean {
  return hostname !== undefined && /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(hostname);
}

function foreignHost(host: string): Problem {
  return {
    status: 403,
    code: "console_foreign_host",
    message: `The console does not answer under the name ${host || "(none)"}, which may be that of somebody else.`,
    fix: "Open it as 127.0.0.1 or localhost, or start it with NUMBERS_CONSOLE_ORIGIN set to the origin that people use.",
  };
}

function foreignOrigin(origin: string): Problem {
  return {
    status: 403,
    code: "console_foreign_origin",
    message: `A page of another origin (${origin}) may not use the console.`,
    fix: "Open the console's own page.",
  };
}
