// The declarations are read by compilers that we do not choose, with options that we do not choose, and with nothing
// skipped. Each combination compiles an ESM and a CommonJS consumer of the tarball.
import {
  type BlankProject,
  blankProject,
  CONSUMERS,
  compile,
  TYPESCRIPT_6,
  versionOf,
} from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { client } from "./support/folder.ts";

const USE = `
const client = createClient({ baseUrl: "http://127.0.0.1:4010", apiKey: async () => "any", timeout: undefined });
export async function use(signal: AbortSignal): Promise<string | undefined> {
  const { numbers, sharedNumber } = await client.numbers.list({ signal, timeout: 1_000 });
  const label: string | undefined = numbers[0]?.label;
  const { response } = await client.numbers.list().withResponse();
  const status: number = response.status;
  const result = await client.numbers.list().result();
  if (!result.ok && result.error instanceof PaymentRequiredError) return result.error.fix;
  if (!result.ok && isNumbersApiError(result.error.cause)) return result.error.operation;
  const { data } = await client.http.GET("/numbers/list");
  // @ts-expect-error no such member in the contract
  data?.shareNumber;
  // @ts-expect-error no such operation in the contract
  client.numbers.remove;
  return label ?? data?.sharedNumber ?? sharedNumber + status;
}
`;
const TESTING = `
numbersList("usage-limit-exceeded", { baseUrl: "https://numbers.example", delay: 10, once: true });
export const expected: number = scenarios["full-account"].body.numbers.length;
// @ts-expect-error no such scenario in the contract
numbersList("usage-limit-exeeded");
`;
const FILES = {
  "client.mts": `import { createClient, isNumbersApiError, PaymentRequiredError } from "@numbers-api/client";${USE}`,
  "client.cts": `import numbers = require("@numbers-api/client");
const { createClient, isNumbersApiError, PaymentRequiredError } = numbers;${USE}`,
  "testing.mts": `import { numbersList, scenarios } from "@numbers-api/client/testing";${TESTING}`,
  "testing.cts": `import testing = require("@numbers-api/client/testing");
const { numbersList, scenarios } = testing;${TESTING}`,
};

const LIBRARIES = {
  "the DOM library": { usual: "bundler", lib: ["es2022", "dom"], types: [], files: Object.keys(FILES) },
  // MSW's own declarations need the DOM library, so projects that test with it have that library.
  "Node's types alone": { usual: "nodenext", lib: ["es2022"], types: ["node"], files: ["client.mts", "client.cts"] },
};
// The compilers before TypeScript 7 take most of the time, so each sees every library and every resolution, as they are
// usually together; TypeScript 7 sees all combinations.
const matrix = CONSUMERS.flatMap((consumer) =>
  Object.entries(LIBRARIES)
    .filter(([, { usual }]) => consumer.compiler === "TypeScript 7" || consumer.resolution === usual)
    .map(([library, compiled]) => ({ ...consumer, library, compiled })),
);

let project: BlankProject;
beforeAll(async () => {
  const others = ["@types/node", "msw"].map((name) => `${name}@${versionOf(client, name)}`);
  project = await blankProject(inject("tarball"), TYPESCRIPT_6, ...others);
  project.write(FILES);
});
afterAll(() => project[Symbol.dispose]());

describe("the declarations", () => {
  it.concurrent.each(matrix)("compile with $compiler, $resolution and $library", async ({ compiled, ...consumer }) => {
    await expect(compile(project, consumer, compiled)).resolves.toBe("");
  });
});
