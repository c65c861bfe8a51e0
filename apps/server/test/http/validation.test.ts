// Validation by generated code, on a contract with features that the Numbers API does not use yet.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describeApi } from "@numbers-api/codegen";
import { renderServer } from "@numbers-api/codegen/server";
import type { Operation } from "@numbers-api/contract";
import { contractOf } from "@numbers-api/openapi/bundle";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Credential } from "../../src/accounts/account.ts";
import { type ContractTables, createApp } from "../../src/http/app.ts";
import { newExchange } from "../../src/http/exchange.ts";
import type { AnswerInspection, OperationServices } from "../../src/http/operation.ts";
import { CONTRACT } from "../support/contract.ts";

const OPERATIONS: Readonly<Record<string, Operation>> = {
  numbers_list: operation("numbers_list", "GET", "/numbers/list"),
  numbers_label: operation("numbers_label", "PUT", "/numbers/{number-id}"),
  numbers_release: operation("numbers_release", "DELETE", "/numbers/{number-id}"),
};

let folder: string;
let checks: ContractTables["requestChecks"];
let answerChecks: AnswerInspection["checks"];
beforeAll(async () => {
  // Inside the package, where the generated code finds the parts of ajv that it uses.
  const reports = fileURLToPath(new URL("../../reports/", import.meta.url));
  await mkdir(reports, { recursive: true });
  folder = await mkdtemp(join(reports, "validators-"));
  for (const [name, code] of validatorsOf(CONTRACT)) await writeFile(join(folder, name), code);
  const load = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);
  checks = (await load("request-checks.ts")).requestChecks;
  answerChecks = (await load("answer-checks.ts")).answerChecks;
});
afterAll(() => rm(folder, { recursive: true }));

function validatorsOf(contract: object) {
  return renderServer(describeApi(contractOf(contract)));
}

function operation(id: string, method: Operation["method"], path: string): Operation {
  return { id, namespace: "numbers", name: id, method, path, success: {} };
}

/** Sends a request to a server whose operations answer with their input, or with the given answer. */
async function send(
  method: string,
  path: string,
  init: RequestInit = {},
  given?: object,
  check: "off" | "refuse" = "off",
) {
  const violations: string[] = [];
  const credential = { keyId: "key_1", account: { id: "acc_1" } } as Credential;
  const services = {
    authenticator: { authenticate: () => credential },
    meter: { take: () => undefined, refund: () => {} },
    answers:
      check === "off"
        ? undefined
        : { checks: answerChecks, isStrict: true, onViolation: (_: unknown, text: string) => violations.push(text) },
    // Only these members are used.
  } as unknown as OperationServices;
  const echo = ({ parameters, body }: { parameters: object; body: unknown }) =>
    given ?? { status: 200, body: { parameters, body } };
  const handlers = { numbers_list: echo, numbers_label: echo, numbers_release: echo };
  // The handlers are those of the contract of this test.
  const app = createApp(handlers as never, services, { operations: OPERATIONS, requestChecks: checks });
  const exchange = newExchange(method);
  if (init.body) exchange.body = Buffer.from(init.body as string);
  const response = await app.fetch(new Request(`http://localhost${path}`, { method, ...init }), {
    exchange,
    authorization: "Bearer any",
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text), violations };
}

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

describe("parameters", () => {
  it("are converted by the contract, and unknown ones are ignored", async () => {
    const { status, body } = await send("GET", "/numbers/list?limit=5&sorted=true&tag=a&tag=b&id=1,2&other=x", {
      headers: { "x-trace": "abcd", cookie: "a=b; session=7" },
    });
    expect(status).toBe(200);
    expect(body.parameters).toEqual({
      path: {},
      query: { limit: 5, sorted: true, tag: ["a", "b"], id: [1, 2] },
      header: { "x-trace": "abcd" },
      cookie: { session: 7 },
    });
  });

  it.each([
    ["/numbers/list?limit=0", "The query parameter limit must be >= 1."],
    ["/numbers/list?limit=many", "The query parameter limit must be integer."],
    ["/numbers/list?limit=1.5", "The query parameter limit must be integer."],
    ["/numbers/list?limit=1&limit=2", "The query parameter limit must be integer."],
    ["/numbers/list?sorted=maybe", "The query parameter sorted must be boolean."],
    ["/numbers/list?tag=a&tag=b&tag=c", "The query parameter tag must NOT have more than 2 items."],
    ["/numbers/list?id=1,x", "The query parameter id must be integer."],
  ])("that the contract refuses are 400: %s", async (path, message) => {
    const { status, body } = await send("GET", path);
    expect([status, body.error.code, body.error.message]).toEqual([400, "invalid_input", message]);
  });

  it("in the path are read by their place, regardless of their names", async () => {
    const { body } = await send("DELETE", "/numbers/12?reason=old");
    expect(body.parameters).toMatchObject({ path: { "number-id": 12 }, query: { reason: "old" } });
    expect((await send("DELETE", "/numbers/twelve?reason=old")).body.error.message).toBe(
      "The path parameter number-id must be integer.",
    );
  });

  it("that are required and missing are 400", async () => {
    const { status, body } = await send("DELETE", "/numbers/12");
    expect([status, body.error.message]).toEqual([400, "The query parameter reason is missing."]);
  });
});

describe("a body", () => {
  const put = (text: string, headers: Record<string, string> = JSON_TYPE) =>
    send("PUT", "/numbers/12", { body: text, headers });

  it("reaches the handler as it is", async () => {
    const { status, body } = await put('{"label":"Support","at":"2026-11-29T12:00:00Z","size":1}');
    expect([status, body.body]).toEqual([200, { label: "Support", at: "2026-11-29T12:00:00Z", size: 1 }]);
  });

  it.each([
    ["", "The body is missing."],
    ["{", "The body is not JSON."],
    ["[]", "The body must be object."],
    ["{}", "The body must have required property 'label'."],
    ['{"label":""}', "At /label, the body must NOT have fewer than 1 characters."],
    ['{"label":"a","size":"1"}', "At /size, the body must be integer."],
    ['{"label":"a","at":"yesterday"}', 'At /at, the body must match format "date-time".'],
    ['{"label":"a","other":1}', "The body must NOT have unevaluated properties."],
  ])("that the contract refuses is 400, and is not coerced: %s", async (text, message) => {
    const { status, body } = await put(text);
    expect([status, body.error.message]).toEqual([400, message]);
  });

  it("of another media type is 415", async () => {
    const { status, body } = await put("label=a", { "content-type": "application/x-www-form-urlencoded" });
    expect([status, body.error.code]).toEqual([415, "unsupported_media_type"]);
  });
});

describe("an answer", () => {
  const answer = (given: object, check: "off" | "refuse" = "refuse") =>
    send("DELETE", "/numbers/12?reason=old", {}, given, check);

  it("that keeps the contract passes", async () => {
    expect(await answer({ status: 200, body: { label: "a" } })).toMatchObject({ status: 200, violations: [] });
    expect(await answer({ status: 204 })).toMatchObject({ status: 204, violations: [] });
  });

  it.each([
    [{ status: 201 }, "Status 201 is not documented."],
    [{ status: 200 }, "Status 200 has a body."],
    [{ status: 204, body: {} }, "Status 204 has no body."],
    [{ status: 200, body: {} }, "body must have required property 'label'"],
    [{ status: 200, body: { label: "a", other: 1 } }, "body must NOT have unevaluated properties"],
    [
      { status: 200, contentType: "text/plain", body: "a" },
      "The media type text/plain is not documented for status 200.",
    ],
  ])("that breaks the contract becomes 500 without a body, if that is wanted: %j", async (given, violation) => {
    const { status, body, violations } = await answer(given);
    expect([status, body, violations]).toEqual([500, undefined, [violation]]);
  });

  it("is not checked otherwise", async () => {
    expect(await answer({ status: 200, body: {} }, "off")).toMatchObject({ status: 200, violations: [] });
  });
});
