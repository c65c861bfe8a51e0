import { isLoopbackUrl } from "@numbers-api/http/loopback";
import type { MockRequest } from "./request.ts";

/**
 * Which pages of other origins may call the mock from a browser: those served from this machine, any, or none. Each may
 * send credentials.
 */
export type Cors = "local" | "any" | "none";

/** Header that a response depends on. */
const ORIGIN = "Origin";

type Headers = Readonly<Record<string, string>>;

/** Time for which a browser may cache a preflight, in seconds. */
const MAX_AGE = "600";

/**
 * Headers that let a page read a response; empty for origins that are not allowed and for requests without an origin.
 */
export function corsHeaders(cors: Cors, { headers }: MockRequest, answer: Headers): Headers {
  if (cors === "none") return {};
  const origin = headers["origin"];
  // The contract's own values of Vary are kept.
  const vary = answer["vary"] === undefined ? ORIGIN : `${answer["vary"]}, ${ORIGIN}`;
  if (origin === undefined || !isAllowed(cors, origin)) return { vary };
  return { ...allow(origin), vary, "access-control-expose-headers": Object.keys(answer).join(", ") };
}

/** Headers for a preflight request; undefined for any other request. */
export function preflight(cors: Cors, { method, headers }: MockRequest): Headers | undefined {
  const { origin, "access-control-request-method": wanted, "access-control-request-headers": names } = headers;
  if (method !== "OPTIONS" || origin === undefined || wanted === undefined || !isAllowed(cors, origin))
    return undefined;
  return {
    ...allow(origin),
    // Methods and headers are checked by the request itself, whose error message people can read.
    "access-control-allow-methods": wanted,
    ...(names !== undefined && { "access-control-allow-headers": names }),
    "access-control-max-age": MAX_AGE,
    ...(headers["access-control-request-private-network"] === "true" && {
      "access-control-allow-private-network": "true",
    }),
  };
}

/** With credentials, an origin has to be named (Fetch, section 3.2.5). */
function allow(origin: string): Headers {
  return { "access-control-allow-origin": origin, "access-control-allow-credentials": "true", vary: ORIGIN };
}

function isAllowed(cors: Cors, origin: string): boolean {
  return cors === "any" || (cors === "local" && isLoopbackUrl(origin));
}
