import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A web site on this machine. */
export interface Site extends AsyncDisposable {
  readonly url: string;
}

/**
 * Serves files by their paths, and passes every other request on to an API, so that page and API have one origin.
 *
 * @param api where the API is; without one, every other path is not found.
 */
export async function serveSite(files: Readonly<Record<string, string>>, api?: string): Promise<Site> {
  const server = createServer(async ({ url = "/", headers }, response) => {
    const text = files[url];
    if (text !== undefined) {
      response.setHeader("content-type", url.endsWith(".js") ? "text/javascript" : "text/html");
      response.end(text);
    } else if (api) {
      const answer = await fetch(api + url, { headers: { authorization: headers.authorization ?? "" } });
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
      response.end(await answer.text());
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
