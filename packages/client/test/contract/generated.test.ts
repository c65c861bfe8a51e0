// The client reads the table that the generator writes: a contract with most of OpenAPI, from its document to the
// wire.
import { fileURLToPath } from "node:url";
import { describeApi } from "@numbers-api/codegen";
import { renderClient } from "@numbers-api/codegen/client";
import { loadContract } from "@numbers-api/openapi/bundle";
import { describe, expect, it } from "vitest";
import { createClientOf } from "../../src/client.ts";
import { resolveAuth } from "../../src/options/auth.ts";
import { AUTH_RULES, SERVER_RULES } from "../../src/options/contract-rules.ts";
import { addAnyCredentials } from "../../src/options/credentials.ts";
import type { AnyClientOptions } from "../../src/options/options.ts";
import { serverSupport } from "../../src/options/servers.ts";
import { addPages } from "../../src/pagination.ts";
import { writeBinary, writeJson, writeText } from "../../src/request/body/body.ts";
import { writeMultipart } from "../../src/request/body/multipart.ts";
import { addIdempotencyKey } from "../../src/request/idempotency.ts";
import { createInputWriter } from "../../src/request/write-input.ts";
import { readAnyBody } from "../../src/response/read-any-body.ts";
import type { ClientContract } from "../../src/types/runtime.ts";
import type { AnyMethod } from "./support/contract.ts";
import { json, record, reply } from "./support/recorder.ts";

const api = describeApi(await loadContract(fileURLToPath(new URL("fixtures/sink.yaml", import.meta.url))));
const contract: ClientContract = {
  operations: Object.fromEntries(api.operations.map(({ entry }) => [entry.id, entry])),
  servers: [{ url: "http://127.0.0.1:{port}/v1", variables: { port: { default: "4010" } } }],
  security: api.credentials.alternatives,
  schemes: api.credentials.schemes,
  validators: {},
  addCredentials: addAnyCredentials,
  writeInput: createInputWriter({ binary: writeBinary, json: writeJson, multipart: writeMultipart, text: writeText }),
  ...{ serverSupport, resolveCredentials: resolveAuth },
  extensions: [addIdempotencyKey, addPages],
  statusErrors: {},
  readBody: readAnyBody,
  clientRules: { ...AUTH_RULES, ...SERVER_RULES },
};

function methods(options: AnyClientOptions): Readonly<Record<string, AnyMethod>> {
  const { things = {}, files = {} } = createClientOf(contract, { apiKey: "any-key", maxRetries: 0, ...options });
  // Those of the fixture.
  return { ...things, ...files } as Readonly<Record<string, AnyMethod>>;
}

describe("a generated contract", () => {
  it("gets exactly the parts of the client that it needs", () => {
    const text = renderClient(api).get("contract.ts") ?? "";
    for (const part of ["addAnyCredentials", "serverSupport", "readStream", "addPages", "parserOf", "writeMultipart"]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain("writeUrlencoded");
  });

  it("sends parameters in their styles, with the credentials of the operation", async () => {
    const server = await record(json({ items: [] }));
    await methods({ baseUrl: server.url })["list"]?.({ query: { ids: [1, 2], filter: { a: "x" } } });
    expect(server.last().query).toBe("ids=1,2&filter%5Ba%5D=x");
    expect(server.last().headers.authorization).toBe("Bearer any-key");
  });

  it("never leads a path to another resource", async () => {
    const server = await record(reply(204));
    const { remove } = methods({ baseUrl: server.url });
    await expect(remove?.({ path: { id: ".." } })).rejects.toThrow(
      'things_remove: path.id would make the path segment ".."',
    );
    await remove?.({ path: { id: "a/b" } });
    expect(server.requests.map(({ target, headers }) => [target, headers["x-key"]])).toEqual([
      ["/things/a%2Fb", "any-key"],
    ]);
  });

  it("chooses media types, retries writes by a key, and types its errors", async () => {
    const server = await record(
      reply(503),
      reply(201, "made", { "content-type": "text/plain" }),
      json({ title: "Bad" }, 422),
    );
    const { create } = methods({ baseUrl: server.url, maxRetries: 1 });
    const made = await create?.({ body: "a,b", contentType: "text/csv" }).withResponse();
    expect([made?.status, made?.data, server.last().headers["content-type"]]).toEqual([201, "made", "text/csv"]);
    const { error } = (await create?.({ body: { id: 1 } }).result()) ?? {};
    expect(error).toMatchObject({ status: 422, body: { title: "Bad" }, message: "things_create: 422 failed." });
  });
});
