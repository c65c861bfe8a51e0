import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { forward, type Upstream } from "./forward.ts";
import { type Guarded, guard } from "./guard.ts";
import { refusal } from "./key.ts";
import { newTrackingId, type Problem, problemResponse } from "./problem.ts";
import { security } from "./security.ts";

/** What the console's server goes by. */
export interface AppOptions extends Guarded {
  readonly upstream: Upstream;
}

/** Where the page finds the contract's paths, and what the console says about itself. */
export const API = "/api";
export const OWN = "/console";

/** The most bytes that a key may come in. */
const MOST_OF_A_KEY = 8192;

/**
 * What the console answers but for its files: the same in production and inside Vite's development server.
 *
 * `/api/*` is the contract. `/console/key` says whether there is a key, and takes another one where that is allowed;
 * the key itself is in no answer.
 */
export function createApp({ upstream, ...guarded }: AppOptions): Hono {
  const { key, log } = upstream;
  const app = new Hono();
  app.use(security());
  app.use(async ({ req: { raw } }, next) => {
    const problem = guard(raw, guarded);
    return problem ? problemResponse(problem) : next();
  });

  app.all(`${API}/*`, ({ req: { raw } }) => forward(raw, new URL(raw.url).pathname.slice(API.length), upstream));

  app.get(`${OWN}/key`, (context) =>
    context.json({ isSet: key.current !== undefined, isSettable: key.settable }, 200, { "cache-control": "no-store" }),
  );
  const limit = bodyLimit({ maxSize: MOST_OF_A_KEY, onError: () => problemResponse(wrongKey("it is too long")) });
  app.put(`${OWN}/key`, limit, async (context) => {
    if (!key.settable) return problemResponse(fixedKey);
    // A form cannot send this type across origins without asking first (Fetch, section 3.2.2), a second lock beside the guard.
    const isJson = /^application\/json\b/i.test(context.req.header("content-type") ?? "");
    const body: unknown = isJson ? await context.req.json().catch(() => undefined) : undefined;
    const value: unknown = Object(body)["key"];
    if (typeof value !== "string") return problemResponse(wrongKey("none came"));
    const wrong = refusal({ baseUrl: upstream.baseUrl, apiKey: value });
    if (wrong) return problemResponse(wrongKey(wrong.replace("apiKey", "it")));
    key.replace(value);
    return context.body(null, 204, { "cache-control": "no-store" });
  });

  app.notFound(() => problemResponse(notFound));
  app.onError((error) => {
    const trackingId = newTrackingId();
    log(`${trackingId} ${failed.code}: ${error.name}`);
    return problemResponse(failed, trackingId);
  });
  return app;
}

function wrongKey(why: string): Problem {
  return {
    status: 400,
    code: "console_wrong_key",
    message: `That is no API key: ${why}.`,
    fix: 'Send {"key": "…"} as application/json.',
  };
}

const fixedKey: Problem = {
  status: 403,
  code: "console_fixed_key",
  message: "This console takes its key from the environment only.",
  fix: "Set NUMBERS_API_KEY where the console runs, and start it again.",
};

const notFound: Problem = {
  status: 404,
  code: "console_not_found",
  message: "The console has no such page.",
  fix: "Open /.",
};

const failed: Problem = {
  status: 500,
  code: "console_failed",
  message: "The console's server failed.",
  fix: "Try again; if it stays, report it with the tracking id.",
};
