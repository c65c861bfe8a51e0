import { createServer, type Server, type ServerResponse } from "node:http";
import type { Metrics } from "./metrics.ts";

/** Sources of metrics and readiness. */
export interface AdminServerOptions {
  readonly metrics: Metrics;
  /** Returns the reason why the server does not accept requests; undefined when it does. */
  readonly reasonNotReady: () => Promise<string | undefined>;
}

/** Limits of a port that only the operator reaches. */
const LIMITS = { headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 5000 };

/** Creates the server of metrics and probes. */
export function createAdminServer(options: AdminServerOptions): Server {
  return createServer(LIMITS, (request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    if (request.method !== "GET" && request.method !== "HEAD") {
      send(response.setHeader("allow", "GET, HEAD"), 405, "Method not allowed.\n");
      return;
    }
    void respond(path, response, options).catch(() => send(response, 500, "Failed.\n"));
  });
}

async function respond(
  path: string,
  response: ServerResponse,
  { metrics, reasonNotReady }: AdminServerOptions,
): Promise<void> {
  switch (path) {
    case "/livez":
      return send(response, 200, "alive\n");
    case "/readyz": {
      const reason = await reasonNotReady();
      return reason === undefined ? send(response, 200, "ready\n") : send(response, 503, `${reason}\n`);
    }
    case "/metrics":
      return send(response, 200, await metrics.text(), metrics.contentType);
    default:
      return send(response, 404, "There are /livez, /readyz and /metrics.\n");
  }
}

function send(response: ServerResponse, status: number, body: string, contentType = "text/plain; charset=utf-8"): void {
  response
    .writeHead(status, {
      "content-type": contentType,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    })
    .end(response.req.method === "HEAD" ? undefined : body);
}
