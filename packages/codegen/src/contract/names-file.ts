import type { ApiNames } from "@numbers-api/openapi/api-names";
import type { ApiModel } from "@numbers-api/openapi/model";
import { printable } from "@numbers-api/openapi/problem";
import type { GeneratedFiles } from "../output/folder.ts";
import { constant } from "../output/print.ts";

/** Renders the names of the API that the contract package has for all others. */
export function renderNames({ title }: ApiModel, names: ApiNames): GeneratedFiles {
  return fileOf({
    apiTitle: ["Title of the API, from `info` of the contract.", shownTitle(title)],
    clientPackage: ["Package of the client.", `${names.scope}/client`],
    mockCommand: ["Command of the mock.", `${names.command}-mock`],
    keyVariable: ["Environment variable with the API key.", `${names.environmentPrefix}_API_KEY`],
    urlVariable: ["Environment variable with the URL of the API.", `${names.environmentPrefix}_API_URL`],
    mockPortVariable: ["Environment variable with the port of the mock.", `${names.environmentPrefix}_MOCK_PORT`],
  });
}

/** Renders the names of the API in the React package. */
export function renderReactNames({ title }: ApiModel, { name }: ApiNames): GeneratedFiles {
  return fileOf({
    apiTitle: ["Title of the API, from `info` of the contract.", shownTitle(title)],
    keyPrefix: ["First element of every key, which separates keys from others in an application's cache.", name],
  });
}

function fileOf(values: Readonly<Record<string, readonly [doc: string, value: string]>>): GeneratedFiles {
  const texts = Object.entries(values).map(([name, [doc, value]]) => `/** ${doc} */\n${constant(name, value)}\n`);
  return new Map([["names.ts", texts.join("\n")]]);
}

/** Title in one line, without characters that a terminal would obey. */
function shownTitle(title: string): string {
  return printable(title).trim() || "API";
}
