import { operations, scenarios } from "@numbers-api/contract";
import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { exchange } from "../support/raw.ts";
import { ask, expectDocumented, expectRefusal, KEY } from "../support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());

const { path, method } = operations.numbers_list;
const list = mock.url + path;
const ses = scenarios["provider-ses"];
const preferring = (prefer: string): RequestInit => ({ headers: { ...KEY, prefer } });

describe("authentication", () => {
  it.each([
    ["without a key", {}],
    ["with an empty key", { authorization: "Bearer " }],
    ["with another scheme", { authorization: "Basic dTpw" }],
    ["whatever is preferred", { prefer: "code=402" }],
    ["whatever is wrong with the preferences", { prefer: "garbage" }],
  ])("a request %s is answered with 401, no body and no type", async (_, headers) => {
    const answered = await ask(list, { headers });
    expect(answered).toMatchObject({ status: 401, text: "", contentType: undefined, length: 0 });
    expectDocumented(answered, [method, path]);
  });

  it.each(["Bearer", "bearer", "BEARER"])("the scheme may be written %s", async (scheme) => {
    expect(await ask(list, { headers: { authorization: `${scheme} test-key` } })).toMatchObject({ status: 200 });
  });
});

describe("requests beyond the contract", () => {
  it("an unknown path is 404, and the message lists the known ones", async () => {
    const { message } = expectRefusal(await ask(`${mock.url}/nothing`), 404, "mock_unknown_path");
    expect(message).toBe(`The contract has no path for GET /nothing. It has: GET ${path}.`);
  });

  it("a trailing slash is 404, and the fix mentions it", async () => {
    const { fix } = expectRefusal(await ask(`${list}/`, { headers: KEY }), 404, "mock_unknown_path");
    expect(fix).toBe(`Use ${path}, without the trailing slash.`);
  });

  it("a wrong method is 405 with Allow, and the message lists the others", async () => {
    const answered = await ask(list, { method: "DELETE", headers: KEY });
    expect(answered.allow).toBe("GET, HEAD, OPTIONS");
    expect(expectRefusal(answered, 405, "mock_wrong_method").message).toContain("It allows: GET, HEAD, OPTIONS.");
  });

  it.each(["text/html", "garbage", "application/json;q=0"])(
    "Accept: %s is 406, and the message lists the types",
    async (accept) => {
      const answered = await ask(list, { headers: { ...KEY, accept } });
      expect(expectRefusal(answered, 406, "mock_not_acceptable").message).toContain("Possible: application/json.");
    },
  );

  it.each(["application/json;charset=utf-8", "application/*", "text/html, */*;q=0.1"])(
    "Accept: %s is met",
    async (accept) => {
      expect(await ask(list, { headers: { ...KEY, accept } })).toMatchObject({ status: 200 });
    },
  );
});

describe("preferences that cannot be met are 400", () => {
  it("an unknown status, and the message lists those of the contract", async () => {
    const answered = await ask(list, preferring("code=418"));
    const { message } = expectRefusal(answered, 400, "mock_unmet_preference");
    expect(message).toBe(`The contract has no status 418 of GET ${path}. Possible: 200, 400, 401, 402, 500, 502.`);
    expectDocumented(answered, [method, path]);
  });

  it("an unknown example, and the message lists those of the status", async () => {
    const answered = await ask(list, preferring(`code=${ses.status}, example=unknown`));
    const { message } = expectRefusal(answered, 400, "mock_unmet_preference");
    expect(message).toContain("Possible: provider-telnyx, provider-ses.");
  });

  it("an example of another status, and the fix names the status", async () => {
    const { fix } = expectRefusal(await ask(list, preferring(`example=${ses.name}`)), 400, "mock_unmet_preference");
    expect(fix).toBe(`Ask for code=${ses.status}, example=${ses.name}.`);
  });

  it("an example of a status without a body", async () => {
    const answered = await ask(list, preferring("code=500, example=unknown"));
    const { message } = expectRefusal(answered, 400, "mock_unmet_preference");
    expect(message).toContain("Possible: status 500 without an example.");
  });

  it("a value that is not a preference", async () => {
    const answered = await ask(list, preferring("something else"));
    const { message } = expectRefusal(answered, 400, "mock_malformed_preference");
    expect(message).toContain("Possible are: scenario=NAME, code=STATUS, example=NAME, dynamic=true");
  });
});

describe("dynamic answers", () => {
  it("fit the contract", async () => {
    const answered = await ask(list, preferring("dynamic=true"));
    expect(answered.status).toBe(200);
    expectDocumented(answered, [method, path]);
  });

  it("are the same for the same seed", async () => {
    const [one, other] = await Promise.all([1, 2].map(() => ask(list, preferring("dynamic=true; seed=abc"))));
    expect(one?.text).toBe(other?.text);
    expect(one?.body).not.toEqual(scenarios["dedicated-numbers"].body);
  });

  it("leave a status without a body as it is", async () => {
    expect(await ask(list, preferring("code=500, dynamic=true"))).toMatchObject({ status: 500, text: "" });
  });
});

it("a body that is declared as JSON but does not parse is answered with 400 and the reason", async () => {
  const received = await exchange(
    mock.url,
    `GET ${path} HTTP/1.1`,
    `Authorization: ${KEY["authorization"]}`,
    "Content-Type: application/json",
    "Content-Length: 1",
    "",
    "{",
  );
  expect(received).toMatch(/^HTTP\/1.1 400 /);
  expect(received).toContain(
    '"code":"mock_malformed_body","message":"The request body is announced as JSON, but it is malformed: ',
  );
});

it("each refusal has its own tracking id", async () => {
  const [one, other] = await Promise.all([1, 2].map(() => ask(`${mock.url}/nothing`)));
  expect(one?.body).not.toEqual(other?.body);
});
