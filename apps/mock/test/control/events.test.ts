import { once } from "node:events";
import { operations } from "@numbers-api/contract";
import { compileSchemas } from "@numbers-api/openapi/schemas";
import { expect, it } from "vitest";
import document from "../../src/generated/openapi.json" with { type: "json" };
import { type Mock, startMock } from "../../src/index.ts";
import { control } from "../support/control.ts";
import { openSocket } from "../support/raw.ts";
import { ask, KEY } from "../support/visitor.ts";

const { path } = operations.numbers_list;
const schemas = compileSchemas(document);

/** Yields the events of a mock. */
async function* watch(mock: Mock): AsyncGenerator<{ event: string; data: unknown }, undefined> {
  const response = await fetch(`${mock.url}/__mock/events`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, event = "", data = ""] = /^event: (.+)\ndata: (.+)$/m.exec(block) ?? [];
      yield { event, data: JSON.parse(data) };
    }
  }
}

it("a watcher sees the current state, and then each change", async () => {
  await using mock = await startMock();
  await mock.play("provider-ses");
  const events = watch(mock);
  const next = async () => (await events.next()).value;

  const standing = { operation: `GET ${path}`, steps: [{ scenario: "provider-ses" }] };
  expect(await next()).toMatchObject({ event: "plans", data: [standing] });
  expect(await next()).toEqual({ event: "contract", data: { version: 1, problems: [], lost: [] } });

  await control(mock.url, "PUT plan", { steps: [{ scenario: "provider-telnyx", times: 1 }] });
  expect(await next()).toMatchObject({ event: "plans", data: [{ steps: [{ scenario: "provider-telnyx" }] }] });

  await ask(mock.url + path, { headers: KEY });
  const requested = await next();
  expect(await next()).toEqual({ event: "plans", data: [] });
  expect(requested).toMatchObject({ event: "request", data: { scenario: "provider-telnyx", status: 502 } });
  expect(schemas.validate(["components", "schemas", "JournalEntry"], requested?.data)).toEqual([]);

  await control(mock.url, "DELETE requests");
  expect(await next()).toEqual({ event: "cleared", data: {} });
});

it("the events end with the mock", async () => {
  const mock = await startMock();
  const events = watch(mock);
  await events.next();
  await mock.close();
  // Data that arrived before can still be read.
  await events.next();
  await expect(events.next()).rejects.toThrow();
});

it("a watcher that disconnects is cleaned up, and one that does not read is dropped", async () => {
  await using mock = await startMock();
  const socket = openSocket(mock.url, "GET /__mock/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await once(socket, "data");
  socket.pause();
  const closed = once(socket, "close");
  // Each entry contains its request, so a few large ones fill the buffers between the two.
  const headers = { ...KEY, "x-large": "x".repeat(15_000) };
  const gone = (): boolean => socket.destroyed;
  for (let sent = 0; sent < 2000 && !gone(); sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => ask(`${mock.url}/nothing`, { headers })));
  }
  socket.resume();
  await closed;
  expect(await ask(mock.url + path, { headers: KEY })).toMatchObject({ status: 200 });
});
