import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { listen } from "../src/http/listen.ts";
import { startMock } from "../src/index.ts";
import { ask, KEY } from "./support/visitor.ts";

const done = { 204: { description: "Done." } };
const callback = { "{$request.query.url}": { post: { responses: done } } };
const document = {
  openapi: "3.1.0",
  info: {},
  security: [{ key: [] }],
  paths: { "/subscribe": { post: { callbacks: { told: callback }, responses: done } } },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
};

it("a callback of the contract is called once, and not without a key", async () => {
  const called: string[] = [];
  const receiver = createServer((request: IncomingMessage, response) => {
    called.push(request.url ?? "");
    response.writeHead(204).end(() => receiver.emit("called"));
  });
  const { url } = await listen(receiver, "127.0.0.1", 0);
  await using mock = await startMock({ document });
  const subscribe = (name: string, headers: Record<string, string>) =>
    ask(`${mock.url}/subscribe?url=${encodeURIComponent(`${url}/${name}`)}`, { method: "POST", headers });

  expect(await subscribe("denied", {})).toMatchObject({ status: 401 });
  for (const name of ["first", "second"]) {
    const arrived = once(receiver, "called");
    expect(await subscribe(name, KEY)).toMatchObject({ status: 204 });
    await arrived;
  }
  expect(called).toEqual(["/first", "/second"]);
  receiver.close().closeAllConnections();
});
