import { randomBytes } from "node:crypto";
import { getRequestListener } from "@hono/node-server";
import type { Plugin } from "vite";
import { API, createApp, OWN } from "../server/app.ts";
import { holdKey } from "../server/key.ts";
import type { ConsoleOptions } from "../server/options.ts";
import { controlMock } from "./mock.ts";

/** Generated files that the page does not import, so that changes of them need no reload. */
const NOT_IN_THE_PAGE = /\/generated\/(scenarios\.ts|openapi\.json)$/;

/**
 * Runs the console's server inside Vite's, with the switch for the mock's scenarios.
 *
 * Vite adds inline styles and scripts to the page, which the content security policy allows by a nonce.
 */
export function developmentServer({ baseUrl, apiKey, origin }: ConsoleOptions): Plugin {
  const nonce = randomBytes(16).toString("base64");
  return {
    name: "console:server",
    apply: "serve",
    config: () => ({ html: { cspNonce: nonce }, server: { headers: headersOf(nonce), cors: false } }),
    configureServer({ middlewares, config }) {
      const key = holdKey(apiKey, true);
      const log = (line: string): void => config.logger.warn(line);
      let extraHeaders = (): Readonly<Record<string, string>> => ({});
      const app = createApp({
        origin,
        upstream: { baseUrl, key, timeout: 15_000, headers: () => extraHeaders(), log },
      });
      extraHeaders = controlMock(app, { baseUrl, key });
      const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
      middlewares.use((request, response, next) => {
        const isOurs = [API, OWN].some((path) => request.url?.startsWith(`${path}/`));
        if (isOurs) void listener(request, response);
        else next();
      });
    },
    hotUpdate: ({ file }) => (NOT_IN_THE_PAGE.test(file) ? [] : undefined),
  };
}

function headersOf(nonce: string): Record<string, string> {
  const own = `'self' 'nonce-${nonce}'`;
  return {
    "content-security-policy": `default-src 'none'; script-src ${own}; style-src ${own}; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
  };
}
