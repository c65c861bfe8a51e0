// The whole chain over HTTP: the client against every scenario of an operation, as the mock serves it. The cases come
// from the catalogue, so that a new example is covered without a new test.
import { type Scenario, scenarios } from "@numbers-api/contract";
import { document } from "@numbers-api/contract/document";
import { startMock } from "@numbers-api/mock";
import { compileSchemas } from "@numbers-api/openapi/schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient, type NumbersClient, StatusError } from "../src/index.ts";

const { validateAnswer } = compileSchemas(document);
const operation = { path: "/numbers/list", method: "GET" };
const all: readonly Scenario[] = Object.values(scenarios);
const catalogue = all.filter(({ operations }) => operations.includes("numbers_list"));
const successes = catalogue.filter(({ status }) => status < 300);
const failures = catalogue.filter(({ status }) => status >= 300);

let mock: Awaited<ReturnType<typeof startMock>>;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

/** A client whose requests ask the mock for one scenario. */
function playing({ status, name, ...rest }: Scenario): NumbersClient {
  const prefer = "body" in rest ? `code=${status}, example=${name}` : `code=${status}`;
  return createClient({ baseUrl: mock.url, apiKey: "any", maxRetries: 0, headers: { prefer } });
}

describe("over the wire", () => {
  it.each(successes)("$name: the list is what the contract shows", async (scenario) => {
    const { data, response } = await playing(scenario).numbers.list().withResponse();
    expect(data).toEqual("body" in scenario ? scenario.body : undefined);
    const contentType = response.headers.get("content-type") ?? "";
    expect(validateAnswer({ ...operation, status: response.status, contentType, body: data })).toEqual([]);
  });

  it.each(failures)("$name: the error has all that the answer says", async (scenario) => {
    const error: unknown = await playing(scenario)
      .numbers.list()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StatusError);
    const { status, body, headers, code, detail, fix, provider, providerCode, trackingId } = error as StatusError;
    const contentType = headers.get("content-type") ?? undefined;
    expect(status).toBe(scenario.status);
    expect(validateAnswer({ ...operation, status, contentType, body })).toEqual([]);
    const documented = "body" in scenario ? (scenario.body as { error: object }) : undefined;
    // Each answer has a tracking id of its own.
    expect(body).toEqual(documented && { ...documented, trackingId });
    // Members that the answer lacks are absent.
    const said = JSON.parse(JSON.stringify({ code, message: detail, fix, provider, providerCode }));
    expect(said).toEqual(documented?.error ?? {});
  });

  it("covers every scenario of the operation", () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(9);
  });
});
