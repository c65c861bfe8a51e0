import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadContract } from "../document/bundle.ts";
import { checkContract } from "./check.ts";

const check = async (file: string): Promise<string[]> => {
  const url = new URL(file, import.meta.url);
  const problems = checkContract(await loadContract(fileURLToPath(url)));
  return problems.map(({ line, message }) => `${line}: ${message}`);
};

describe("checkContract", () => {
  it("finds no problem in the contract", async () => {
    expect(await check("../../../../spec/openapi.yaml")).toEqual([]);
  });

  it("finds problems that the linter and Prism miss", async () => {
    const problems = await check("../../test/fixtures/holes.yaml");
    const expected = [
      /^11: paths\..+\.default: the value must be integer$/,
      /^18: .+X-Rate\.example: the value must be integer$/,
      /^31: .+name: the schema does not compile: Invalid regular expression/,
      /^32: .+kind: the schema does not compile: .+/,
      /^33: .+size: the schema does not compile: strict mode: unknown keyword: "minimun"$/,
      /^39: components\.schemas\.Good\.properties\.name\.examples\.0: the value must be string$/,
    ];
    expect(problems.sort()).toEqual(expected.map((line) => expect.stringMatching(line)));
  });
});
