import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compile, contracts, generateInto, temporaryFolder } from "./fixtures.ts";

/** Statements against the files of library.yaml that compile, and after `@ts-expect-error` one that does not. */
const USAGE = `
import { operations, type Resources, servers } from "./generated/operations.ts";
import { defaultScenarios, scenarios, type Scenarios } from "./generated/scenarios.ts";
import type { operations as OperationTypes } from "./generated/types.ts";
import type { Operation, Scenario } from "./model.ts";

export const name: keyof Scenarios = "two-books";
// @ts-expect-error Unknown scenario.
export const wrongName: keyof Scenarios = "three-books";
export const mistake: string = scenarios["some-mistake"].body.message;
export const otherwise: string = scenarios["anything-else"].body.message;
export const otherwiseStatus: 500 = scenarios["anything-else"].status;

export const title: string | undefined = scenarios["two-books"].body[0]?.title;
// @ts-expect-error A book does not have an author in this contract.
scenarios.emma.body.author;
export const csv: string | undefined = scenarios["two-books"].otherBodies?.["text/csv"];
export const status: 404 = scenarios["no-such-book"].status;
export const none: undefined = scenarios["no-content"].body;
export const svg: string = scenarios["plain-cover"].body;
export const everyScenario: Readonly<Record<keyof Scenarios, Scenario>> = scenarios;

export const incomplete: Scenarios["emma"] = {
  ...scenarios.emma,
  // @ts-expect-error A book needs a title.
  body: { id: 1 },
};
export const misspelt: Scenarios["emma"] = {
  ...scenarios.emma,
  // @ts-expect-error Unknown member of a book.
  body: { id: 1, title: "Emma", titel: "Emma" },
};

export const first: "two-books" = defaultScenarios.books_list;
export const path: "/books/{bookId}" = operations.books_get.path;
export const id: Resources["books"]["setCover"] = "books_set_cover";
export const everyOperation: Readonly<Record<keyof OperationTypes, Operation>> = operations;
export const server: "/relative" = servers[1];
export const branch: "main" = servers[0].variables.branch.default;

type Upload = NonNullable<OperationTypes["books_set_cover"]["requestBody"]>["content"]["multipart/form-data"];
// Binary members are Blobs, and members with a default need not be sent.
export const upload: Upload = { image: new Blob([]) };
// An object without described members can have any.
export const origin: unknown = scenarios.emma.body.origin?.["anything"];
`;

/** Statements against the files of features.yaml. */
const FEATURES = `
import type { operations } from "./generated/types.ts";

type Part = operations["things_part#one"];
// An int64 may exceed the exact range of a number.
export const id: Part["parameters"]["path"]["id"] = 9007199254740993n;
export const ids: NonNullable<Part["parameters"]["query"]>["ids"] = [1, 9007199254740993n];
// @ts-expect-error Other integers are numbers.
export const page: NonNullable<Part["parameters"]["query"]>["page"] = 1n;
export const tags: Part["responses"][200]["headers"]["X-Tags"] = ["a"];
`;

it("generated code compiles, and a wrong scenario name or body does not", { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  for (const contract of contracts) await generateInto(join(folder, contract), contract);
  await writeFile(join(folder, "library/usage.ts"), USAGE);
  await writeFile(join(folder, "features/usage.ts"), FEATURES);
  expect(await compile(folder)).toBe("");
});
