import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wait } from "./delay.ts";
import { FAULTS, type Fault, sendFaulty } from "./fault.ts";
import { listen } from "./listen.ts";
import type { Reply } from "./reply.ts";

const body = { ok: true };
const text = JSON.stringify(body);
const reply: Reply = { status: 200, headers: { "content-type": "application/json", "x-kept": "1" }, body };

let port: number;
let answerWith: (fault: Fault) => void;
const server = () => servers[servers.length - 1] ?? createServer();
const servers: ReturnType<typeof createServer>[] = [];

beforeEach(async () => {
  let fault: Fault = "hang";
  let sent = reply;
  answerWith = (name) => {
    fault = name;
  };
  servers.push(
    createServer((request, response) => {
      sent = request.url === "/empty" ? { status: 204, headers: {} } : reply;
      sendFaulty(response, sent, fault);
    }),
  );
  ({ port } = await listen(server(), "127.0.0.1", 0));
});
afterEach(() => {
  server().close().closeAllConnections();
});

/** Response as seen by a client: the bytes that arrive, and the way the connection ends. */
interface Seen {
  readonly socket: Socket;
  readonly text: () => string;
  readonly bytes: () => Buffer;
  readonly ended: Promise<"closed" | "reset">;
  until(length: number): Promise<void>;
}

function request(line = "GET / HTTP/1.1"): Seen {
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  const bytes = () => Buffer.concat(chunks);
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.write(`${line}\r\nHost: mock\r\nConnection: close\r\n\r\n`);
  const ended = new Promise<"closed" | "reset">((resolve) => {
    socket.once("error", () => resolve("reset")).once("close", () => resolve("closed"));
  });
  const until = async (length: number): Promise<void> => {
    while (bytes().length < length) await once(socket, "data");
  };
  return { socket, bytes, text: () => bytes().toString(), ended, until };
}

describe("an answer with a fault arrives", () => {
  it("reset: without a byte, and the connection is reset", async () => {
    answerWith("reset");
    const seen = request();
    expect(await seen.ended).toBe("reset");
    expect(seen.text()).toBe("");
  });

  it("truncate: a length, half of the body, and the end of the connection", async () => {
    answerWith("truncate");
    const seen = request();
    expect(await seen.ended).toBe("closed");
    expect(seen.text()).toContain(`content-length: ${text.length}\r\n`);
    expect(seen.text()).toMatch(/\r\n\r\n\{"ok":$/);
  });

  it("wrong-type: the body, under another type", async () => {
    answerWith("wrong-type");
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect([response.headers.get("content-type"), response.headers.get("x-kept")]).toEqual(["text/html", "1"]);
    expect(await response.text()).toBe(text);
  });

  it("garbage: the status and the type of the answer, and bytes that are not text", async () => {
    answerWith("garbage");
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    const bytes = await response.arrayBuffer();
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow();
  });

  it("trickle: the head at once, then the body in single bytes, and all of it in the end", async () => {
    answerWith("trickle");
    const response = await fetch(`http://127.0.0.1:${port}/`);
    const sizes: number[] = [];
    for await (const chunk of response.body ?? []) sizes.push(chunk.length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(text.length);
  });

  it.each(["truncate", "hang-in-body"] as const)("%s of an answer without a body: half of the head", async (fault) => {
    answerWith(fault);
    for (const line of ["HEAD / HTTP/1.1", "GET /empty HTTP/1.1"]) {
      const seen = request(line);
      await seen.until("HTTP/1.1 20".length);
      expect(seen.text()).toBe("HTTP/1.1 20");
      seen.socket.destroy();
    }
  });

  it("trickle of an answer without a body is that answer", async () => {
    answerWith("trickle");
    const seen = request("HEAD / HTTP/1.1");
    expect(await seen.ended).toBe("closed");
    expect(seen.text()).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  });
});

describe("a fault that lasts ends with the server", () => {
  it.each([
    ["hang", 0],
    ["hang-in-body", "HTTP/1.1 200 OK".length],
    ["trickle", "HTTP/1.1 200 OK".length],
  ] as const)("%s", async (fault, length) => {
    answerWith(fault);
    const asked = once(server(), "request");
    const seen = request();
    await Promise.all([asked, seen.until(length)]);
    const closed = once(server(), "close");
    server().close().closeAllConnections();
    await Promise.all([closed, seen.ended]);
    expect(seen.text().endsWith(text)).toBe(false);
    expect(seen.text() === "").toBe(fault === "hang");
  });
});

it("every fault leaves the server alive when the client is gone already", async () => {
  for (const fault of Object.keys(FAULTS) as Fault[]) {
    answerWith(fault);
    const gone = new Promise<void>((resolve) => {
      server().once("request", (incoming) => incoming.socket.once("close", () => resolve()));
    });
    const seen = request();
    await once(server(), "request");
    seen.socket.destroy();
    await gone;
  }
  expect(server().listening).toBe(true);
});

describe("a delay", () => {
  it("ends when the client goes away", async () => {
    const waited = new Promise<void>((resolve) => {
      server()
        .removeAllListeners("request")
        .once("request", (_, response) => wait(3_600_000, response).then(resolve));
    });
    const asked = once(server(), "request");
    const seen = request();
    await asked;
    seen.socket.destroy();
    await waited;
  });

  it("lets the answer follow", async () => {
    server()
      .removeAllListeners("request")
      .once("request", (_, response) => wait([1, 3], response).then(() => response.end("late")));
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("late");
  });
});
