// The API in spec/, whatever it is: other tests run on the fixture contract.
import { fileURLToPath } from "node:url";
import { readModel } from "@numbers-api/openapi/bundle";
import { expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { control } from "../support/control.ts";
import { ask } from "../support/visitor.ts";

const file = fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml"));
interface Credential {
  readonly name: string;
  readonly value: string;
}
interface Listed {
  readonly operation: string;
  readonly scenarios: readonly { readonly name: string; readonly status: number }[];
}

it("the mock serves every operation of the API, and plays the scenarios of those that need no input", async () => {
  const { operations } = await readModel(file);
  await using mock = await startMock({ spec: file });
  const { body } = await control(mock.url, "GET scenarios");
  const listed = body as readonly Listed[]; // As the control API documents it.
  expect(listed.map(({ operation }) => operation).sort()).toEqual(
    operations.map(({ method, pathTemplate }) => `${method.toUpperCase()} ${pathTemplate}`).sort(),
  );
  const simple = new Set(
    operations
      .filter(({ method, parameters, requestBody }) => method === "get" && parameters.length === 0 && !requestBody)
      .map(({ pathTemplate }) => `GET ${pathTemplate}`),
  );
  for (const { operation, scenarios } of listed.filter((each) => simple.has(each.operation))) {
    const sample = await control(mock.url, `GET sample?operation=${encodeURIComponent(operation)}`);
    const { credentials } = sample.body as { readonly credentials: readonly Credential[] }; // As documented, too.
    const sent = Object.fromEntries(credentials.map(({ name, value }) => [name, value]));
    // `fetch` follows redirects.
    for (const { name, status } of scenarios.filter((each) => each.status < 300 || each.status >= 400)) {
      const headers = { ...sent, prefer: `scenario="${name}"` };
      const answered = await ask(mock.url + operation.replace("GET ", ""), { headers });
      expect(answered.status, `${operation} ${name}: ${answered.text}`).toBe(status);
    }
  }
});
