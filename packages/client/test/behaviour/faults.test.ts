// What becomes of a call when the other side misbehaves, over real sockets. None is retried here, so that each row shows
// what one attempt makes of one fault; that a call ends at all is asserted by awaiting it.
import { describe, expect, it } from "vitest";
import {
  type AttemptEvent,
  BadGatewayError,
  type ClientOptions,
  ConnectionError,
  createClient,
  InternalServerError,
  InvalidResponseError,
  NumbersApiError,
  PaymentRequiredError,
  TimeoutError,
} from "../../src/index.ts";
import { answer, fine, half, list, message } from "./support/answers.ts";
import { failure } from "./support/failure.ts";
import { type Play, say, sayAndEnd, sayAndReset, serve } from "./support/server.ts";

const html = { "Content-Type": "text/html" };
const page = `<html>${"<p>The proxy is unwell.</p>".repeat(12_000)}</html>`;
const chunked = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
const whole = JSON.stringify(list);

/** Client that makes one attempt, and its events. */
function once(baseUrl: string, options: ClientOptions = {}) {
  const events: AttemptEvent[] = [];
  const hooks = { onAttempt: (event: AttemptEvent) => events.push(event) };
  return { client: createClient({ baseUrl, apiKey: "any-key", maxRetries: 0, hooks, ...options }), events };
}

interface Fault {
  readonly fault: string;
  readonly play: Play;
  /** Of the error; for a fault that is none, nothing. */
  readonly Class?: new (
    ...parts: never[]
  ) => NumbersApiError;
  readonly has?: object;
  readonly lacks?: readonly string[];
  readonly timeout?: number;
}

const excerpt = expect.stringMatching(/^[\s\S]{1,500}$/);
const faults: readonly Fault[] = [
  { fault: "stalls before headers", play: say(), Class: TimeoutError, timeout: 60 },
  { fault: "stalls in the headers", play: say("HTTP/1.1 200 OK\r\nContent-"), Class: TimeoutError, timeout: 60 },
  { fault: "stalls after headers", play: say(chunked), Class: TimeoutError, timeout: 60 },
  { fault: "stalls in mid-body", play: say(half), Class: TimeoutError, timeout: 60 },
  { fault: "stalls in the body of an error", play: say(half.replace("200", "500")), Class: TimeoutError, timeout: 60 },
  { fault: "closes before headers", play: sayAndEnd(), Class: ConnectionError },
  { fault: "resets before headers", play: sayAndReset(), Class: ConnectionError },
  { fault: "resets in mid-body", play: sayAndReset(half), Class: ConnectionError },
  { fault: "sends less than content-length", play: sayAndEnd(half), Class: ConnectionError },
  { fault: "cuts a chunked body", play: sayAndEnd(chunked, "ff\r\n{"), Class: ConnectionError },
  { fault: "cuts a chunked body between chunks", play: sayAndEnd(chunked, "1\r\n{\r\n"), Class: ConnectionError },
  { fault: "sends a broken chunk size", play: say(chunked, "zz\r\n{"), Class: ConnectionError },
  { fault: "sends garbage instead of HTTP", play: sayAndEnd("SSH-2.0-OpenSSH\r\n\r\n"), Class: ConnectionError },
  {
    fault: "announces gzip and sends plain text",
    play: answer(200, list, { "Content-Encoding": "gzip" }),
    Class: ConnectionError,
  },
  {
    fault: "sends more than content-length",
    play: answer(200, list, { "Content-Length": "20" }),
    Class: InvalidResponseError,
    has: { status: 200, excerpt: whole.slice(0, 20) },
  },
  {
    fault: "sends invalid UTF-8",
    play: say(message(200, '{"sharedNumber":"', { "Content-Length": "20" }), Buffer.from([0xff, 0x22, 0x7d])),
    Class: InvalidResponseError,
    has: { status: 200, excerpt },
  },
  {
    fault: "sends UTF-16",
    play: say(message(200, "", { "Content-Length": `${whole.length * 2}` }), Buffer.from(whole, "utf16le")),
    Class: InvalidResponseError,
    has: { status: 200, excerpt },
  },
  {
    fault: "sends truncated JSON",
    play: answer(200, whole.slice(0, -3)),
    Class: InvalidResponseError,
    has: { status: 200, excerpt },
  },
  { fault: "sends nothing as 200", play: answer(200), Class: InvalidResponseError, has: { status: 200, excerpt: "" } },
  {
    fault: "sends HTML as 200",
    play: answer(200, page, html),
    Class: InvalidResponseError,
    has: { status: 200, excerpt },
  },
  {
    fault: "sends JSON without its type",
    play: say(message(200, list).replace(/Content-Type.*\r\n/, "")),
    Class: InvalidResponseError,
    has: { message: "numbers_list: status 200, but the body is untyped, not application/json" },
  },
  {
    fault: "sends JSON that it calls HTML",
    play: answer(200, list, html),
    Class: InvalidResponseError,
    has: { status: 200, excerpt: whole.slice(0, 500) },
  },
  {
    fault: "leaves a required member out",
    play: answer(200, { numbers: [] }),
    Class: InvalidResponseError,
    has: { status: 200, message: expect.stringContaining("sharedNumber") },
  },
  {
    fault: "leaves a required member of an item out",
    play: answer(200, { ...list, numbers: [{ phoneNumber: "+12025550123" }] }),
    Class: InvalidResponseError,
    has: { status: 200, message: expect.stringContaining("createdAt") },
  },
  { fault: "sends HTML as 502", play: answer(502, page, html), Class: BadGatewayError, has: { status: 502, excerpt } },
  { fault: "sends nothing as 502", play: answer(502), Class: BadGatewayError, has: { status: 502, excerpt: "" } },
  {
    fault: "sends an envelope without its members as 402",
    play: answer(402, { trackingId: "t-1", error: { message: "no code" } }),
    Class: PaymentRequiredError,
    has: { status: 402, excerpt },
    lacks: ["code", "trackingId", "body"],
  },
  {
    fault: "sends a page of 300 kB as 500",
    play: answer(500, page, html),
    Class: InternalServerError,
    has: { status: 500, excerpt },
  },
  {
    fault: "sends line breaks and escape sequences in its error",
    play: answer(402, {
      trackingId: "trk_1\n",
      error: { code: "a", message: "b\r\nERROR forged \u001b[2J", fix: "c" },
    }),
    Class: PaymentRequiredError,
    has: { detail: "b\r\nERROR forged \u001b[2J" },
  },
  { fault: "answers 103 first", play: say("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", message(200, list)) },
  { fault: "answers with a byte order mark", play: answer(200, `\uFEFF${whole}`) },
  { fault: "answers one byte at a time", play: (socket) => [...message(200, list)].map((byte) => socket.write(byte)) },
  { fault: "closes the connection to end the body", play: sayAndEnd(chunked.replace(/Tr.*\r\n/, ""), whole) },
];

describe("a server that", () => {
  it.each(faults.filter(({ Class }) => Class))("$fault: the call ends with one error", async (row) => {
    const { client, events } = once((await serve(row.play)).url, { timeout: row.timeout });
    const error = await failure(client.numbers.list());
    expect(error).toBeInstanceOf(row.Class);
    expect(error).toBeInstanceOf(NumbersApiError);
    expect(error).toMatchObject({ operation: "numbers_list", attempts: 1, ...row.has });
    for (const name of row.lacks ?? []) expect(error).not.toHaveProperty(name);
    expect(error.message.length).toBeLessThan(1_000);
    expect(error.message).not.toMatch(/\p{Cc}/u);
    expect(events).toMatchObject([{ attempt: 1, error }]);
  });

  it.each(faults.filter(({ Class }) => !Class))("$fault: the call succeeds", async ({ play }) => {
    const { client, events } = once((await serve(play)).url);
    await expect(client.numbers.list()).resolves.toEqual(list);
    expect(events).toMatchObject([{ attempt: 1, status: 200 }]);
  });

  it("is not there: the call ends with a connection error that says so", async () => {
    const server = await serve(fine);
    await server.close();
    const error = await failure(once(server.url).client.numbers.list());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ attempts: 1, message: expect.stringContaining("ECONNREFUSED") });
  });
});

describe("a redirect", () => {
  const to = (location: string): Play => answer(307, "", { Location: location });

  it("within the origin is followed, with the key", async () => {
    const server = await serve(to("/elsewhere"), fine);
    await expect(once(server.url).client.numbers.list()).resolves.toEqual(list);
    expect(server.heads[1]).toMatch(/^GET \/elsewhere /);
    expect(server.heads[1]).toContain("any-key");
  });

  it.each([301, 302, 303, 307, 308])("%i to another origin does not take the key along", async (status) => {
    const other = await serve(fine);
    const server = await serve(answer(status, "", { Location: `${other.url}/stolen` }));
    await once(server.url).client.numbers.list();
    expect(other.heads).toHaveLength(1);
    expect(server.heads[0]).toContain("any-key");
    expect(other.heads[0]).not.toContain("any-key");
  });

  it("that goes round in a circle ends", async () => {
    const error = await failure(once((await serve(to("/again"))).url).client.numbers.list());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.attempts).toBe(1);
  });
});

describe("a kept-alive connection", () => {
  it("that the server closes between calls does not fail the next call", async () => {
    const server = await serve(sayAndEnd(message(200, list)), fine);
    const { client } = once(server.url, { maxRetries: 1 });
    await client.numbers.list();
    await expect(client.numbers.list()).resolves.toEqual(list);
  });

  it("that breaks under the next call costs one retry", async () => {
    const server = await serve(fine, sayAndReset(), fine);
    const { client, events } = once(server.url, { maxRetries: 1 });
    await client.numbers.list();
    await expect(client.numbers.list()).resolves.toEqual(list);
    expect(events.map(({ attempt, status }) => ({ attempt, status }))).toMatchObject([
      { attempt: 1, status: 200 },
      { attempt: 1, status: undefined },
      { attempt: 2, status: 200 },
    ]);
  });
});
