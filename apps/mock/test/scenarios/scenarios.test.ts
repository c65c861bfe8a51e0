import { type Scenario, scenarios } from "@numbers-api/contract";
import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { asAnswered, ask, expectDocumented } from "../support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());

const catalogue: readonly Scenario[] = Object.values(scenarios);
const cases = (await calls()).flatMap((call) =>
  catalogue
    .filter(({ operations }) => operations.includes(call.operationId))
    .flatMap(({ name, status, contentType, body }) => {
      const prefers =
        body === undefined
          ? [`code=${status}`, `scenario=${name}`]
          : [
              `scenario=${name}`,
              `code=${status}, example=${name}`,
              `code=${status};example="${name}"`,
              `Example=${name} ,,Code=${status}`,
            ];
      return prefers.map((prefer) => ({ ...call, prefer, expected: { status, contentType, body: asAnswered(body) } }));
    }),
);

describe("every scenario of the catalogue can be had with a Prefer header", () => {
  it.each(cases)("$operationId, Prefer: $prefer", async ({ method, template, target, init, prefer, expected }) => {
    const answered = await ask(mock.url + target, { ...init, headers: { ...init.headers, prefer } });
    expect(answered).toMatchObject(expected);
    expectDocumented(answered, [method, template]);
  });
});
