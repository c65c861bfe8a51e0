import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContract } from "@numbers-api/openapi/bundle";
import { expect, it, onTestFinished } from "vitest";
import { generate } from "./generate.ts";

const responses = { 204: { description: "Done." } };
const CONTRACT = {
  openapi: "3.1.1",
  info: { title: "Trees", version: "1.0.0" },
  paths: {
    "/trees": {
      get: {
        operationId: "trees_list",
        summary: "List the trees",
        description: "All of them.\n\nNone */ is left out.\n",
        responses,
      },
      delete: { operationId: "trees_fell", summary: "Fell the trees", deprecated: true, responses },
    },
    "/rocks": { get: { operationId: "rocks_list", responses } },
  },
};

/** The interface of a contract, as it is generated. */
async function resources(contract: object): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-resources-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "openapi.json");
  await writeFile(file, JSON.stringify(contract));
  const files = await generate(await loadContract(file));
  return /export interface Resources \{\n[\s\S]*?\n\}\n/.exec(files.get("operations.ts") ?? "")?.[0];
}

it("the operations stand where a client has them, with what the contract says of each", async () => {
  expect(await resources(CONTRACT)).toBe(`export interface Resources {
  readonly trees: {
    /**
     * List the trees
     *
     * All of them.
     *
     * None *\\/ is left out.
     */
    readonly list: "trees_list";
    /**
     * Fell the trees
     *
     * @deprecated The contract says so.
     */
    readonly fell: "trees_fell";
  };
  readonly rocks: {
    readonly list: "rocks_list";
  };
}
`);
});
