// Signals for operators: logs, metrics, probes, traces and process signals, on a server in a separate process.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createDatabase } from "@numbers-api/workspace/postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type CommandEnvironment, commandJson, serve } from "./support/command.ts";
import { newSqlite, type TestDatabase } from "./support/databases.ts";
import { startProxy } from "./support/proxy.ts";
import { startTelnyxMock, type TelnyxMock } from "./support/telnyx.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const TRACE_PARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

let database: TestDatabase;
let telnyx: TelnyxMock;
let environment: CommandEnvironment;
let key: string;
let linkedKey: string;
beforeAll(async () => {
  database = await newSqlite();
  telnyx = await startTelnyxMock();
  environment = {
    NUMBERS_DATABASE_URL: database.url,
    NUMBERS_TELNYX_URL: telnyx.url,
    NUMBERS_TELNYX_API_KEY: "KEY-of-the-platform",
  };
  await commandJson(["migrate"], environment);
  const add = ["account", "add", "Acme", "--shared-number", "+18005550199"];
  const { id } = await commandJson(add, environment);
  ({ key } = await commandJson(["key", "add", id], environment));
  const linked = await commandJson([...add, "--provider", "telnyx"], environment);
  ({ key: linkedKey } = await commandJson(["key", "add", linked.id], environment));
});
afterAll(async () => {
  await telnyx.close();
  await database.remove();
});

const list = (url: string, apiKey: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${url}/numbers/list?secret=in-the-query`, { headers: { authorization: `Bearer ${apiKey}`, ...headers } });

describe("the log", () => {
  it("has one line for each request, with allowed fields only", async () => {
    await using server = await serve(environment);
    const response = await list(server.url, key, { traceparent: TRACE_PARENT, cookie: "secret-cookie" });
    await list(server.url, "wrong-key");
    await expect.poll(() => server.output().split('"msg":"request"').length, { timeout: 30_000 }).toBe(3);
    const lines = server
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    const [first, second] = lines.map((line): unknown => JSON.parse(line));
    expect(first).toEqual({
      level: "info",
      time: expect.any(Number),
      msg: "request",
      trackingId: response.headers.get("x-tracking-id"),
      traceId: TRACE,
      method: "GET",
      operation: "numbers_list",
      status: 200,
      account: expect.stringMatching(/^acc_/),
      key: expect.stringMatching(/^key_/),
      ms: expect.any(Number),
    });
    expect(second).toMatchObject({ status: 401, operation: "numbers_list" });
    for (const secret of [key, "wrong-key", "secret", "KEY-of-the-platform"]) {
      expect(server.output()).not.toContain(secret);
    }
  });

  it("loses no line when the process ends, also by an error of its own", async () => {
    const crash = "data:text/javascript,process.on('SIGUSR2', () => { throw new Error('crash') })";
    for (const [signal, code] of [
      ["SIGTERM", 0],
      ["SIGUSR2", 1],
    ] as const) {
      await using server = await serve(environment, ["--import", crash]);
      const answers = await Promise.all(Array.from({ length: 200 }, () => list(server.url, "wrong-key")));
      server.child.kill(signal);
      expect(await server.ended).toBe(code);
      const missing = answers.filter((each) => !server.output().includes(String(each.headers.get("x-tracking-id"))));
      expect(missing).toEqual([]);
    }
  });
});

describe("the admin port", () => {
  it("serves probes and metrics, and the port of the API serves neither", async () => {
    await using server = await serve(environment);
    await list(server.url, key);
    const paths = ["/livez", "/readyz", "/metrics", "/"];
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(server.adminUrl + path)).status));
    expect(statuses).toEqual([200, 200, 200, 404]);
    const metrics = await (await fetch(`${server.adminUrl}/metrics`)).text();
    expect(metrics).toContain('numbers_request_duration_seconds_count{operation="numbers_list",status="200"} 1');
    expect(metrics).toMatch(/^process_resident_memory_bytes \d+/m);
    expect((await fetch(`${server.adminUrl}/livez`, { method: "POST" })).status).toBe(405);
    for (const path of paths) expect((await fetch(server.url + path)).status).toBe(404);
  });
});

describe("a trace", () => {
  it("goes to the collector, as a part of the client's own", async () => {
    const bodies: string[] = [];
    const collector = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      bodies.push(`${request.url} ${Buffer.concat(chunks).toString("latin1")}`);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    }).listen(0, "127.0.0.1");
    await once(collector, "listening");
    // A server that listens on a port has an address of this form.
    const { port } = collector.address() as AddressInfo;
    const traced = { ...environment, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
    await using server = await serve(traced);
    const response = await list(server.url, key, { traceparent: TRACE_PARENT });
    const trackingId = response.headers.get("x-tracking-id");
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    expect(bodies.join("\n")).toMatch(/^\/v1\/traces /);
    expect(bodies.join("\n")).toContain(TRACE);
    expect(bodies.join("\n")).toContain(trackingId);
    collector.close();
  });
});

describe("SIGTERM", () => {
  it("fails readiness, lets the request in progress finish, and ends with 0", async () => {
    await telnyx.play("held", { delay: 1500, times: 1 });
    await using server = await serve({ ...environment, NUMBERS_SHUTDOWN_GRACE: "20s" });
    const response = list(server.url, linkedKey);
    await expect.poll(() => metricsOf(server.adminUrl), { timeout: 30_000 }).toContain("in_progress 1");
    server.child.kill("SIGTERM");
    await expect
      .poll(async () => (await fetch(`${server.adminUrl}/readyz`)).status, { timeout: 30_000, interval: 20 })
      .toBe(503);
    expect((await response).status).toBe(200);
    expect(await server.ended).toBe(0);
  });

  it("ends in bounded time when a request does not", async () => {
    await telnyx.play("none-held", { fault: "hang" });
    await using server = await serve({ ...environment, NUMBERS_SHUTDOWN_GRACE: "300ms", NUMBERS_SYNC_HARD_AGE: "0s" });
    const response = list(server.url, linkedKey).catch(() => "closed");
    await expect.poll(() => metricsOf(server.adminUrl), { timeout: 30_000 }).toContain("in_progress 1");
    server.child.kill("SIGTERM");
    expect(await response).toBe("closed");
    expect(await server.ended).toBe(0);
  });

  it("ends in bounded time when the database hangs", async () => {
    const url = new URL(await createDatabase(inject("postgresUrl")));
    const direct = { NUMBERS_DATABASE_URL: url.href };
    const { id } = await commandJson(["account", "add", "Acme", "--shared-number", "+18005550199"], direct);
    const created = await commandJson(["key", "add", id], direct);
    await using proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    await using server = await serve({ NUMBERS_DATABASE_URL: url.href });
    expect((await list(server.url, created.key)).status).toBe(200);
    proxy.pause();
    expect((await list(server.url, created.key)).status).toBe(503);
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
  });

  it("ends at once with 1 when it comes twice", async () => {
    await telnyx.play("none-held", { fault: "hang" });
    await using server = await serve({ ...environment, NUMBERS_SYNC_HARD_AGE: "0s" });
    const response = list(server.url, linkedKey).catch(() => "closed");
    await expect.poll(() => metricsOf(server.adminUrl), { timeout: 30_000 }).toContain("in_progress 1");
    server.child.kill("SIGTERM");
    await expect
      .poll(async () => (await fetch(`${server.adminUrl}/readyz`)).status, { timeout: 30_000, interval: 20 })
      .toBe(503);
    server.child.kill("SIGTERM");
    expect(await response).toBe("closed");
    expect(await server.ended).toBe(1);
  });

  it("writes the use of keys and returns the leases", async () => {
    const add = ["account", "add", "Beta", "--shared-number", "+18005550199", "--limit", "1000"];
    const { id } = await commandJson(add, environment);
    const created = await commandJson(["key", "add", id], environment);
    await using server = await serve(environment);
    await list(server.url, created.key);
    server.child.kill("SIGINT");
    expect(await server.ended).toBe(0);
    expect(await commandJson(["account", "show", id], environment)).toMatchObject({ used: 1 });
    const [shown] = (await commandJson(["key", "list", id], environment)) as unknown as { lastUsedAt: string }[];
    expect(shown?.lastUsedAt).toMatch(/Z$/);
  });
});

async function metricsOf(adminUrl: string): Promise<string> {
  return (await fetch(`${adminUrl}/metrics`)).text();
}
