import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { describeConnection } from "./connection.ts";
import { forward, type Upstream } from "./forward.ts";
import { type GuardOptions, guard } from "./guard.ts";
import { explainBadKey } from "./key.ts";
import { type ConsoleProblem, newTrackingId, problemResponse } from "./problem.ts";
import { security } from "./security.ts";

/** Options of the console's server. */
export interface AppOptions extends GuardOptions {
  readonly upstream: Upstream;
}

/** Prefix of the contract's paths. */
export const API = "/api";

/** Prefix of the console's own paths. */
export const OWN = "/console";

/** Largest request body with an API key, in bytes. */
const MAX_KEY_BODY = 8192;

/**
 * Creates the console's server without its files. Production and Vite's development server use the same one.
 *
 * `/api/*` serves the contract. `/console/connection` describes the API and the account. `/console/key` accepts another
 * key. No response contains the key.
 */
export function createApp({ upstream, ...guardOptions }: AppOptions): Hono {
  const { key, log, baseUrl } = upstream;
  const app = new Hono();
  app.use(security());
  app.use(async ({ req: { raw } }, next) => {
    const problem = guard(raw, guardOptions);
    return problem ? problemResponse(problem) : next();
  });

  app.all(`${API}/*`, ({ req: { raw } }) => forward(raw, new URL(raw.url).pathname.slice(API.length), upstream));

  app.get(`${OWN}/connection`, async (context) =>
    context.json(await describeConnection(baseUrl, key), 200, { "cache-control": "no-store" }),
  );
  const limit = bodyLimit({ maxSize: MAX_KEY_BODY, onError: () => problemResponse(badKey("it is too long")) });
  app.put(`${OWN}/key`, limit, async (context) => {
    if (!key.isReplaceable) return problemResponse(FIXED_KEY);
    // Forms cannot send this content type across origins (Fetch, section 3.2.2). The guard rejects them too.
    const isJson = /^application\/json\b/i.test(context.req.header("content-type") ?? "");
    const body: unknown = isJson ? await context.req.json().catch(() => undefined) : undefined;
    const value: unknown = Object(body)["key"];
    if (typeof value !== "string") return problemResponse(badKey("it is missing"));
    const reason = explainBadKey(value);
    if (reason !== undefined) return problemResponse(badKey(reason));
    key.replace(value);
    return context.body(null, 204, { "cache-control": "no-store" });
  });

  app.notFound(() => problemResponse(NOT_FOUND));
  app.onError((error) => {
    const trackingId = newTrackingId();
    log(`${trackingId} ${FAILED.code}: ${error.name}`);
    return problemResponse(FAILED, trackingId);
  });
  return app;
}

function badKey(reason: string): ConsoleProblem {
  return {
    status: 400,
    code: "console_bad_key",
    message: `This is not an API key: ${reason}.`,
    fix: 'Send {"key": "…"} as application/json.',
  };
}

const FIXED_KEY: ConsoleProblem = {
  status: 403,
  code: "console_fixed_key",
  message: "This console reads its key from the environment only.",
  fix: "Set NUMBERS_API_KEY where the console runs, and restart it.",
};

const NOT_FOUND: ConsoleProblem = {
  status: 404,
  code: "console_not_found",
  message: "This page does not exist.",
  fix: "Open /.",
};

const FAILED: ConsoleProblem = {
  status: 500,
  code: "console_failed",
  message: "The console's server failed.",
  fix: "Try again. If the problem persists, report it with the tracking ID.",
};
