import type { Context, Hono } from "hono";
import { isMock } from "../server/connection.ts";
import type { KeyHolder } from "../server/key.ts";
import { type ConsoleProblem, problemResponse } from "../server/problem.ts";
import type { MockPlayback } from "./playback.ts";

/** A mock that the development server controls. */
export interface ControlledMock {
  /** Base URL without a trailing slash. */
  readonly baseUrl: string;
  readonly key: KeyHolder;
}

/** Prefix of the paths of the switch. */
const MOCK = "/console/mock";

/** Generated lists of a given size, which no scenario has, with the `Prefer` header that requests them. */
const SIZES: ReadonlyMap<string, string> = new Map([["5000 numbers", "dynamic=true, seed=console, size=5000"]]);

/** Shapes of the control API that this module reads. */
interface OperationEntry {
  readonly default?: string;
  readonly scenarios: readonly { readonly name: string }[];
}
interface PlanEntry {
  readonly keyId: string | null;
  readonly position: number;
  readonly steps: readonly { readonly scenario: string; readonly fault?: string }[];
}

type Headers = Readonly<Record<string, string>>;

/**
 * Lets the page of the development server play scenarios of the mock for the console's key, and reports the current
 * one. The mock accepts no commands from pages of other origins, so the console's server sends them.
 *
 * @returns a function that returns additional headers for API requests.
 */
export function controlMock(app: Hono, mock: ControlledMock): () => Headers {
  const { baseUrl, key } = mock;
  let prefer: string | undefined;
  /** Id of the plan's key that the switch has played. */
  let played: string | undefined;

  const control = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${baseUrl}/__mock${path}`, init);
  const read = async <Body>(path: string): Promise<Body> => {
    const response = await control(path);
    if (!response.ok) throw new Error(`${path}: status ${response.status}`);
    return (await response.json()) as Body; // Each path of the control API has one type.
  };
  const onMock = (handler: (context: Context) => Promise<Response>) => async (context: Context) => {
    try {
      return (await isMock(baseUrl)) ? await handler(context) : problemResponse(NO_MOCK);
    } catch {
      return problemResponse(NO_MOCK);
    }
  };

  const ownKeyId = async (): Promise<string | null> => {
    const query = `key=${encodeURIComponent(key.current ?? "")}&limit=1`;
    const [last] = key.current === undefined ? [] : await read<{ keyId: string | null }[]>(`/requests?${query}`);
    return last?.keyId ?? played ?? null;
  };

  const state = async (): Promise<MockPlayback> => {
    const operations = await read<OperationEntry[]>("/scenarios");
    const names = new Set(operations.flatMap(({ scenarios }) => scenarios.map(({ name }) => name)));
    const offered = { scenarios: [...names, ...SIZES.keys()] };
    const named = /^mock_(.+)$/.exec(key.current ?? "")?.[1];
    if (named !== undefined && names.has(named)) return { ...offered, playing: named, source: "the API key" };
    const plans = await read<PlanEntry[]>("/plans");
    const keyId = await ownKeyId();
    const own = plans.find((plan) => plan.keyId !== null && plan.keyId === keyId);
    const plan = own ?? plans.find((each) => each.keyId === null);
    const size = [...SIZES].find(([, value]) => value === prefer)?.[0];
    if (size !== undefined) return { ...offered, playing: size, source: "this console" };
    const step = plan?.steps[plan.position];
    if (!plan || !step) return offered;
    const source = own ? (own.keyId === played ? "this console" : "a plan for this key") : "a plan for all keys";
    return { ...offered, playing: step.fault ?? step.scenario, source, steps: plan.steps.length };
  };

  app.get(
    `${MOCK}/state`,
    onMock(async (context) => context.json(await state(), 200, { "cache-control": "no-store" })),
  );

  // The mock's events report every change of plans and of the contract. They contain no API keys.
  app.get(
    `${MOCK}/events`,
    onMock(async () => {
      const { body } = await control("/events");
      const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
      return new Response(body, { headers });
    }),
  );

  app.put(
    `${MOCK}/plan`,
    onMock(async ({ req }) => {
      const { scenario, fault } = await req.json<{ scenario: string; fault?: string }>();
      prefer = SIZES.get(scenario);
      if (prefer !== undefined) return new Response(null, { status: 204 });
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ key: key.current, steps: [{ scenario, ...(fault && { fault }) }] });
      const response = await control("/plan", { method: "PUT", headers, body });
      if (!response.ok) return problemResponse(NO_MOCK);
      const [plan] = (await response.json()) as PlanEntry[];
      played = plan?.keyId ?? undefined;
      return new Response(null, { status: 204 });
    }),
  );

  // Removes the plans for this key and for all keys, no matter who set them.
  app.delete(
    `${MOCK}/plan`,
    onMock(async () => {
      prefer = undefined;
      played = undefined;
      if (key.current !== undefined) {
        await control(`/plan?key=${encodeURIComponent(key.current)}`, { method: "DELETE" });
      }
      await control("/plan", { method: "DELETE" });
      return new Response(null, { status: 204 });
    }),
  );

  return () => (prefer === undefined ? {} : { prefer });
}

const NO_MOCK: ConsoleProblem = {
  status: 502,
  code: "console_no_mock",
  message: "The API is not the mock, or the mock rejected the command.",
  fix: "Start the mock, and read its output.",
};
