import type { Contract } from "@numbers-api/openapi/bundle";
import { type ApiModel, buildModel, defaultServerUrl } from "@numbers-api/openapi/model";
import { type Problem, ProblemError } from "@numbers-api/openapi/problem";
import type { Shape } from "../model.ts";
import { type ApiCredentials, checkSchemes, describeCredentials } from "./credentials.ts";
import { checkEndless } from "./endless.ts";
import { preferJson } from "./media-types.ts";
import { describeOperation, describeServer } from "./operation-entry.ts";
import { nameOperations } from "./operations.ts";
import { Problems } from "./problems.ts";
import { type DescribedOperation, findScenarios, type ScenarioCatalogue } from "./scenarios.ts";
import { ShapeCollector } from "./shapes.ts";

/** Everything that the generated files of all packages are rendered from. */
export interface Api {
  readonly model: ApiModel;
  readonly operations: readonly DescribedOperation[];
  readonly credentials: ApiCredentials;
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly catalogue: ScenarioCatalogue;
}

/**
 * Describes a contract for all packages that are generated from it.
 *
 * @throws {ProblemError} with every part that a client could not send or name.
 */
export function describeApi(contract: Contract): Api {
  const { api, problems } = describeSound(buildModel(contract));
  // An operation that the model lacks would silently be missing in the client.
  const all = [...contract.warnings, ...problems];
  if (all.length > 0) throw new ProblemError(all);
  return api;
}

/** Describes the sound operations of a contract, and collects the problems of the others. */
export function describeSound(written: ApiModel): { readonly api: Api; readonly problems: readonly Problem[] } {
  const model = preferJson(written);
  const problems = new Problems(model);
  checkEndless(model, problems);
  checkSchemes(model, problems);
  for (const server of model.servers) {
    describeServer(server, problems);
    // An operation's own server may be one that a call has to name.
    if (URL.canParse(defaultServerUrl(server), "http://localhost")) continue;
    const fix = "Write one such as https://api.example.com/v1, or a path.";
    problems.add(server.at, `the server ${server.url} is not a URL`, fix);
  }
  const shapes = new ShapeCollector(model);
  const credentials = describeCredentials(model);
  const operations = nameOperations(model, problems).flatMap((named) => {
    const before = problems.list.length;
    const entry = describeOperation(model, named, { shapes, problems, credentials });
    return problems.list.length > before ? [] : [{ operation: named.operation, entry }];
  });
  const catalogue = findScenarios(model, operations);
  return { api: { model, operations, credentials, shapes: shapes.entries(), catalogue }, problems: problems.list };
}
