import type { Contract } from "@numbers-api/openapi/bundle";
import { type Problem, ProblemError } from "@numbers-api/openapi/problem";
import { headerFor } from "./header.ts";
import { findOperations } from "./operation-sites.ts";
import { describeOperation } from "./operation-table.ts";
import { operationsFile } from "./operations-file.ts";
import type { GeneratedFiles } from "./output.ts";
import { Reader } from "./reader.ts";
import { findScenarios } from "./scenarios.ts";
import { scenariosFile } from "./scenarios-file.ts";
import { ShapeCollector } from "./shapes.ts";
import { typesFile } from "./types.ts";

/**
 * Makes of a contract all that is generated from it. The same contract gives the same bytes on any machine.
 *
 * @throws {ProblemError} with everything that has to be put right first.
 */
export async function generate(contract: Contract): Promise<GeneratedFiles> {
  const problems: Problem[] = [];
  const reader = new Reader(contract);
  const sites = findOperations(reader, problems);
  const shapes = new ShapeCollector(contract.document);
  const operations = sites.map((site) => describeOperation(reader, site, shapes, problems));
  const catalogue = findScenarios(reader, sites, problems);
  if (problems.length > 0) throw new ProblemError(problems);
  const header = headerFor(contract.files[0] ?? "");
  return new Map([
    ["openapi.json", `${JSON.stringify(contract.document, null, 2)}\n`],
    ["operations.ts", `${header}\n${operationsFile(reader, sites, operations, shapes.entries())}`],
    ["scenarios.ts", `${header}\n${scenariosFile(catalogue)}`],
    ["types.ts", `${header}\n${await typesFile(contract)}`],
  ]);
}
