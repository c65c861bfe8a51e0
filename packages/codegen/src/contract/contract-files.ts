import type { Contract } from "@numbers-api/openapi/bundle";
import type { Api } from "../api/api.ts";
import type { GeneratedFiles } from "../output/folder.ts";
import { renderTypes } from "../types/types-file.ts";
import { renderOperations } from "./operations-file.ts";
import { renderScenarios } from "./scenarios-file.ts";

/** Renders the files of the contract package. The same contract gives the same bytes on any machine. */
export async function renderContract(api: Api, contract: Contract): Promise<GeneratedFiles> {
  return new Map([
    ["openapi.json", `${JSON.stringify(contract.document, null, 2)}\n`],
    ["operations.ts", renderOperations(api)],
    ["scenarios.ts", renderScenarios(api.catalogue)],
    ["types.ts", await renderTypes(api)],
  ]);
}
