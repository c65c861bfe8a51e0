import { contractOf } from "@numbers-api/openapi/bundle";
import { expect, it } from "vitest";
import { describeApi } from "../api/api.ts";
import { renderOperations } from "./operations-file.ts";

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

/** Generated interface `Resources` of a contract. */
function resources(contract: object): string | undefined {
  return /export interface Resources \{\n[\s\S]*?\n\}\n/.exec(renderOperations(describeApi(contractOf(contract))))?.[0];
}

it("operations have their place in a client, with their summary and description", () => {
  expect(resources(CONTRACT)).toBe(`export interface Resources {
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
     * @deprecated by the contract.
     */
    readonly fell: "trees_fell";
  };
  readonly rocks: {
    readonly list: "rocks_list";
  };
}
`);
});
