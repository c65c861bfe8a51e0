import type { Fetch } from "../options/options.ts";

const REDIRECTS = [301, 302, 303, 307, 308];

/** Redirects that `fetch` follows (Fetch, section 4.4). */
const MAX_REDIRECTS = 20;

/**
 * Follows redirects as `fetch` does, but leaves the headers with keys out when they lead to another origin: `fetch` knows
 * only `Authorization` and `Cookie`, and would take a key in any other header along.
 *
 * @throws {TypeError} in browsers, which do not show where a redirect leads.
 */
export function keepKeysAtHome(fetch: Fetch, keyHeaders: readonly string[]): Fetch {
  return async (input, init = {}) => {
    if (init.redirect && init.redirect !== "follow") return fetch(input, init);
    const headers = new Headers(init.headers);
    const next: RequestInit = { ...init, headers, redirect: "manual" };
    let url = new URL(String(input));
    for (let followed = 0; ; followed++) {
      const response = await fetch(url.href, next);
      if (response.type === "opaqueredirect") throw new TypeError("the server redirects a request that has a key");
      const location = response.headers.get("location");
      const isStream = next.body instanceof ReadableStream;
      if (!REDIRECTS.includes(response.status) || location === null || followed === MAX_REDIRECTS) return response;
      if (isStream && response.status !== 303) return response;
      const target = new URL(location, url);
      if (target.origin !== url.origin) {
        for (const name of [...keyHeaders, "authorization", "cookie"]) headers.delete(name);
      }
      const becomesGet =
        response.status === 303 ? next.method !== "HEAD" : response.status < 303 && next.method === "POST";
      if (becomesGet) {
        next.method = "GET";
        delete next.body;
        for (const name of ["content-type", "content-encoding", "content-language"]) headers.delete(name);
      }
      await response.body?.cancel();
      url = target;
    }
  };
}
