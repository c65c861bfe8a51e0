import { readFile } from "node:fs/promises";
import { operations as numbers, scenarios } from "@numbers-api/contract";
import { document as numbersApi } from "@numbers-api/contract/document";
import { compileSchemas } from "@numbers-api/openapi/schemas";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import document from "../../src/generated/openapi.json" with { type: "json" };
import { operations } from "../../src/generated/operations.ts";
import { startMock } from "../../src/index.ts";
import type { Operation } from "../../src/model.ts";
import { control } from "../support/control.ts";
import { messages } from "../support/messages.ts";
import { ask, expectDocumented, expectRefusal, KEY } from "../support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());
beforeEach(() => mock.reset());

const { path } = numbers.numbers_list;

describe("the document of the control API", () => {
  it("is right", () => {
    expect(compileSchemas(document).problems()).toEqual([]);
  });

  it("is served unchanged", async () => {
    const answered = await control(mock.url, "GET openapi.yaml");
    expect(answered).toMatchObject({ status: 200, contentType: "application/yaml" });
    expect(answered.text).toBe(await readFile(new URL("../../control/openapi.yaml", import.meta.url), "utf8"));
  });

  const all: readonly Operation[] = Object.values(operations);
  const simple = all.filter(({ id, method }) => method === "GET" && id !== "events_stream");
  it.each(simple)("describes the response of $method $path", async (operation) => {
    await mock.forKey().play("provider-telnyx", { times: 3, delay: [0, 1], fault: "truncate" });
    await ask(mock.url + path, { headers: KEY });
    await ask(mock.url + path, { headers: { ...KEY, prefer: "garbage" } });
    const query = operation.id === "sample_get" ? "?operation=GET%20/numbers/list&scenario=full-account" : "";
    const answered = await ask(mock.url + operation.path + query);
    expect(answered.status).toBe(200);
    expect(answered.headers.get("cache-control")).toBe("no-store");
    expectDocumented(answered, [operation.method, operation.path], document);
  });

  it("describes the response to a change", async () => {
    const set = await control(mock.url, "PUT plan", { steps: [{ scenario: "full-account" }] });
    expectDocumented(set, ["put", "/__mock/plan"], document);
    for (const line of ["plan", "requests", "state"]) {
      const answered = await control(mock.url, `DELETE ${line}`);
      expect(answered).toMatchObject({ status: 204, text: "", contentType: undefined });
      expectDocumented(answered, ["delete", `/__mock/${line}`], document);
    }
  });

  it("describes the error envelope", async () => {
    const answered = await control(mock.url, "PUT plan", {});
    expectRefusal(answered, 400, "mock_malformed_control");
    expectDocumented(answered, ["put", "/__mock/plan"], document);
  });
});

describe("the served contract", () => {
  it("has a sample for each scenario: its example, and credentials", async () => {
    const credentials = [{ in: "header", name: "Authorization", value: "Bearer any" }];
    const query = (scenario: string): string => `${new URLSearchParams({ operation: `GET ${path}`, scenario })}`;
    for (const scenario of Object.values(scenarios)) {
      const { body } = await control(mock.url, `GET sample?${query(scenario.name)}`);
      expect(body).toEqual({ credentials, ...("body" in scenario && { body: scenario.body }) });
    }
    const unknown = await control(mock.url, "GET sample?operation=GET%20/none");
    expectRefusal(unknown, 404, "mock_unknown_operation");
    const missing = await control(mock.url, "GET sample");
    expectRefusal(missing, 400, "mock_malformed_control");
  });

  it("is listed with its scenarios, as the contract has them", async () => {
    const { body } = await control(mock.url, "GET scenarios");
    const listed = Object.values(scenarios).map(({ name, status, summary, contentType }) => ({
      ...{ name, status, summary },
      ...(contentType && { contentType }),
    }));
    expect(body).toEqual([
      {
        operation: `GET ${path}`,
        method: "GET",
        path,
        summary: "List the account's phone numbers",
        authenticated: true,
        default: "dedicated-numbers",
        scenarios: listed,
      },
    ]);
  });

  it("is listed for every operation of another contract", async () => {
    await using other = await startMock({ document: messages });
    const { body } = await control(other.url, "GET scenarios");
    expect(body).toMatchObject([
      {
        operation: "GET /messages",
        default: "two",
        scenarios: [{ name: "two" }, { name: "none" }, { name: "outage" }],
      },
      { operation: "POST /messages", summary: "POST /messages", default: "sent" },
    ]);
  });

  it("can be had as a document", async () => {
    expect(await control(mock.url, "GET contract.json")).toMatchObject({
      body: JSON.parse(JSON.stringify(numbersApi)),
    });
  });
});

it("resetting the state forgets plans and requests", async () => {
  await mock.play("full-account");
  await ask(mock.url + path, { headers: KEY });
  await control(mock.url, "DELETE state");
  expect(await control(mock.url, "GET plans")).toMatchObject({ body: [] });
  expect(await control(mock.url, "GET requests")).toMatchObject({ body: [] });
});

it("HEAD has the head of GET, and events are never complete", async () => {
  for (const line of ["HEAD scenarios", "HEAD events"]) {
    expect(await control(mock.url, line)).toMatchObject({ status: 200, text: "" });
  }
});
