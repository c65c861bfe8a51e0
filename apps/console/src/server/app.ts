import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { forward, type Upstream } from "./forward.ts";
import { type Guarded, guard } from "./guard.ts";
import { isKey, KEY_RULE } from "./key.ts";
import { type Problem, problemResponse } from "./problem.ts";
import { security } from "./security.ts";

/** What the console's server goes by. */
export interface AppOptions extends Guarded {
  readonly upstream: Upstream;
}

/** Where the page finds the contract's paths, and what the console says about itself. */
export const API = "/api";
export const OWN = "/console";

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
  app.put(`${OWN}/key`, bodyLimit({ maxSize: 8192, onError: () => problemResponse(wrongKey) }), async (context) => {
    if (!key.settable) return problemResponse(fixedKey);
    // A form cannot send this type across origins without asking first (Fetch, section 3.2.2), a second lock beside the guard.
    if (!/^application\/json\b/i.test(context.req.header("content-type") ?? "")) return problemResponse(wrongKey);
    const body: unknown = await context.req.json().catch(() => undefined);
    const value: unknown = Object(body)["key"];
    if (!isKey(value)) return problemResponse(wrongKey);
    key.replace(value);
    return context.body(null, 204, { "cache-control": "no-store" });
  });

  app.notFound(() => problemResponse(notFound));
  app.onError((error) => {
    log(`console_failed: ${error.name}`);
    return problemResponse(failed);
  });
  return app;
}

const wrongKey: Problem = {
  status: 400,
  code: "console_wrong_key",
  message: "That is no API key.",
  fix: `Send {"key": "…"} as application/json; a key is ${KEY_RULE}.`,
};

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
