// The declarations are read by compilers that we do not choose, with options that we do not choose, and with nothing
// skipped. Each combination compiles an ESM and a CommonJS consumer of the tarball.
import { createRequire } from "node:module";
import { join } from "node:path";
import { type BlankProject, blankProject, run, versionOf } from "@numbers-api/workspace/packing";
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

const require = createRequire(import.meta.url);
const COMPILERS = {
  "TypeScript 5.9": require.resolve("typescript-5/bin/tsc"),
  "TypeScript 6": require.resolve("typescript-6/bin/tsc"),
  "TypeScript 7": join(client, "../../node_modules/typescript/bin/tsc"),
};
const RESOLUTIONS = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "preserve", moduleResolution: "bundler" },
};
const LIBRARIES = {
  "the DOM library": { lib: ["es2022", "dom"], types: [], files: Object.keys(FILES) },
  // MSW's own declarations need the DOM library, so who tests with it has it.
  "Node's types alone": { lib: ["es2022"], types: ["node"], files: ["client.mts", "client.cts"] },
};
const matrix = Object.keys(COMPILERS).flatMap((compiler) =>
  Object.keys(RESOLUTIONS).flatMap((resolution) =>
    Object.keys(LIBRARIES).map((library) => ({ compiler, resolution, library })),
  ),
) as { compiler: keyof typeof COMPILERS; resolution: keyof typeof RESOLUTIONS; library: keyof typeof LIBRARIES }[];

let project: BlankProject;
beforeAll(async () => {
  const others = ["@types/node", "msw"].map((name) => `${name}@${versionOf(client, name)}`);
  project = await blankProject(inject("tarball"), ...others);
  project.write(FILES);
});
afterAll(() => project[Symbol.dispose]());

describe("the declarations", () => {
  it.concurrent.each(matrix)("compile with $compiler, $resolution and $library", async (combination) => {
    const { compiler, resolution, library } = combination;
    const { files, ...libraries } = LIBRARIES[library];
    const compilerOptions = {
      ...{ ...RESOLUTIONS[resolution], ...libraries, target: "es2022", noEmit: true },
      ...{ strict: true, skipLibCheck: false, exactOptionalPropertyTypes: true },
      // What the compiler itself brings is not ours, and takes it as long as all the rest.
      skipDefaultLibCheck: true,
    };
    const config = `${Object.values(combination).join("-").replaceAll(/\W+/g, "-")}.json`;
    project.write({ [config]: JSON.stringify({ compilerOptions, files }) });
    const ran = run(process.execPath, [COMPILERS[compiler], "-p", config], project.folder);
    await expect(ran).resolves.toEqual({ stdout: "", stderr: "" });
  });
});
