import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** Request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query, still encoded. */
  readonly target: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Server that records requests and answers each with the next of the given responses; the last one repeats. */
export interface Recorder {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** The only request so far, or the last one. */
  last(): RecordedRequest;
}

export type Respond = (response: ServerResponse, request: RecordedRequest) => void;

export const reply =
  (status: number, body?: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Respond =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

export const json = (body: unknown, status = 200): Respond =>
  reply(status, JSON.stringify(body), { "content-type": "application/json" });

export async function record(...responses: readonly Respond[]): Promise<Recorder> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (request, response) => {
    const recorded = await read(request);
    requests.push(recorded);
    const respond = responses[Math.min(requests.length, responses.length) - 1] ?? json({ ok: true });
    respond(response, recorded);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the server has no port");
  const last = (): RecordedRequest => {
    const found = requests.at(-1);
    if (!found) throw new Error("no request came");
    return found;
  };
  return { url: `http://127.0.0.1:${address.port}`, requests, last };
}

async function read(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = "", url: target = "", headers } = request;
  const [path = ""] = target.split("?");
  return { method, target, path, query: target.slice(path.length + 1), headers, body: Buffer.concat(chunks) };
}
