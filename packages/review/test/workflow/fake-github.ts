import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Comment on the single pull request of the fake. */
export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string };
}

/** Fake of GitHub's REST API for comments of a pull request. */
export interface FakeGithub extends Disposable {
  readonly url: string;
  readonly comments: Comment[];
}

/** Starts the fake, which accepts the token `secret`. */
export async function startGithub(): Promise<FakeGithub> {
  const comments: Comment[] = [];
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { method, url = "" } = request;
    const page = Number(new URL(url, "http://localhost").searchParams.get("page") ?? 1);
    if (method === "GET") return comments.slice((page - 1) * 100, page * 100);
    const { body } = JSON.parse(await text(request)) as { body: string }; // The tested code sends no other body.
    const known = comments.find(({ id }) => url.endsWith(`/${id}`));
    if (known) known.body = body;
    else comments.push({ id: 1000, body, user: { type: "Bot" } });
    return {};
  };
  const server = createServer(async (request, response) => {
    const isKnown = request.headers.authorization === "Bearer secret";
    const content = isKnown ? await answer(request) : {};
    response.writeHead(isKnown ? 200 : 403, { "content-type": "application/json" }).end(JSON.stringify(content));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // A TCP server that listens has such an address.
  return { url: `http://127.0.0.1:${port}`, comments, [Symbol.dispose]: () => void server.close() };
}
