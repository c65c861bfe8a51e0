import type { Hono } from "hono";
import { isLoopback } from "../server/guard.ts";
import type { KeyHolder } from "../server/key.ts";
import { type Problem, problemResponse } from "../server/problem.ts";

/** A mock that the development server has as its API. */
export interface SteeredMock {
  /** Where the mock is, without a slash at the end. */
  readonly baseUrl: string;
  readonly key: KeyHolder;
}

/** Where the page's switch finds the mock. */
const MOCK = "/console/mock";

/** What the switch offers beside the scenarios: lists of any size, which no scenario has. */
const SIZES: ReadonlyMap<string, string> = new Map([["5000 numbers", "dynamic=true, seed=console, size=5000"]]);

type Headers = Readonly<Record<string, string>>;

/**
 * Lets the page of the development server play the mock's scenarios, for the console's key alone, and tells it when the
 * contract changes. The mock takes no orders from pages of other origins; the console's server is no page. An API that is
 * not on this machine is no mock, and is not asked to be one.
 *
 * @returns the headers that go with every request to the API from now on.
 */
export function steerMock(app: Hono, { baseUrl, key }: SteeredMock): () => Headers {
  let wish: string | undefined;
  if (!isLoopback(new URL(baseUrl).hostname)) return () => ({});
  const control = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${baseUrl}/__mock${path}`, init);

  app.get(`${MOCK}/scenarios`, async () => {
    const response = await control("/scenarios").catch(() => undefined);
    if (!response?.ok) return problemResponse(noMock);
    const operations = (await response.json()) as { scenarios: { name: string }[] }[]; // As the control API documents.
    const names = operations.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
    return Response.json([...new Set([...names, ...SIZES.keys()])]);
  });

  // The mock's own stream, which tells of each change of the contract. API keys are masked in it.
  app.get(`${MOCK}/events`, async () => {
    const response = await control("/events").catch(() => undefined);
    if (!response?.ok) return problemResponse(noMock);
    return new Response(response.body, {
      headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
    });
  });

  app.put(`${MOCK}/plan`, async ({ req }) => {
    const { scenario, fault } = await req.json<{ scenario?: string; fault?: string }>();
    wish = SIZES.get(scenario ?? "");
    const forKey = `/plan?key=${encodeURIComponent(key.current ?? "")}`;
    if (scenario === undefined || wish !== undefined) return done(await control(forKey, { method: "DELETE" }));
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ key: key.current, steps: [{ scenario, ...(fault && { fault }) }] });
    return done(await control("/plan", { method: "PUT", headers, body }));
  });

  return () => (wish === undefined ? {} : { prefer: wish });
}

function done({ ok }: Response): Response {
  return ok ? new Response(null, { status: 204 }) : problemResponse(noMock);
}

const noMock: Problem = {
  status: 502,
  code: "console_no_mock",
  message: "There is no mock that does what it was asked for.",
  fix: "Start the mock, and see what it says in its terminal.",
};
