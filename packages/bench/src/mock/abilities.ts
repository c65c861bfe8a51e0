import { isDeepStrictEqual } from "node:util";
import { scenarios } from "@numbers-api/contract";

/** Request that a mock of the contract should be able to answer. */
export interface Ability {
  readonly id: string;
  readonly title: string;
  /** Tests a server for it. */
  test(url: string): Promise<boolean>;
}

const authorization = "Bearer any";

/** Abilities that each server is tested for over HTTP. */
export const ABILITIES: readonly Ability[] = [
  {
    id: "example",
    title: "the contract's example",
    test: async (url) => {
      const response = await get(`${url}/numbers/list`, { authorization });
      return isDeepStrictEqual(await body(response), scenarios["dedicated-numbers"].body);
    },
  },
  {
    id: "credentials",
    title: "401 without a key",
    test: async (url) => (await get(`${url}/numbers/list`, {})).status === 401,
  },
  {
    id: "status",
    title: "402 on request",
    test: async (url) => {
      const response = await get(`${url}/numbers/list`, { authorization, prefer: "code=402" });
      return response.status === 402 && isDeepStrictEqual(await body(response), scenarios["usage-limit-exceeded"].body);
    },
  },
  {
    id: "named",
    title: "another example on request",
    test: async (url) => {
      const response = await get(`${url}/numbers/list`, { authorization, prefer: "example=shared-number-only" });
      return isDeepStrictEqual(await body(response), scenarios["shared-number-only"].body);
    },
  },
  {
    id: "unknown",
    title: "404 elsewhere",
    test: async (url) => (await get(`${url}/numbers/nowhere`, { authorization })).status === 404,
  },
];

function get(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { headers });
}

/** Body without its tracking id, which a mock may generate anew each time. */
async function body(response: Response): Promise<unknown> {
  const parsed: unknown = await response.json().catch(() => undefined);
  if (typeof parsed !== "object" || parsed === null || !("trackingId" in parsed)) return parsed;
  return { ...parsed, trackingId: scenarios["usage-limit-exceeded"].body.trackingId };
}
