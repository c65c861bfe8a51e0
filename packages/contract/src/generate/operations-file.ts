import type { Operation, Shape } from "../model.ts";
import type { OperationSite } from "./operation-sites.ts";
import { constant } from "./print.ts";
import type { Reader } from "./reader.ts";
import { resourceMembers } from "./resources.ts";

/** The text of `operations.ts`: what a client has to know at run time. */
export function operationsFile(
  reader: Reader,
  sites: readonly OperationSite[],
  operations: readonly Operation[],
  shapes: Readonly<Record<string, Shape>>,
): string {
  return `import type { Operation, Shape } from "../model.ts";

/** The version of the contract, from its \`info\`. */
${constant("contractVersion", reader.text(reader.root, "info", "version") ?? "")}

/** The addresses that the contract names; a variable in one has its default value. */
${constant("servers", servers(reader))}

/** The operations of the contract by id. */
${constant("operations", Object.fromEntries(operations.map((operation) => [operation.id, operation])))}
operations satisfies Readonly<Record<string, Operation>>;

/** The operations by resource, each under its name in a client, as its id. */
export interface Resources {
${resourceMembers(reader, sites)}}

/** What is certain about the JSON bodies of successes, by the names that the operations use, and of errors, by component. */
${constant("shapes", shapes)}
shapes satisfies Readonly<Record<string, Shape>>;
`;
}

function servers(reader: Reader): string[] {
  return reader.items(reader.root, "servers").flatMap((server) => {
    const url = reader.text(server, "url");
    if (url === undefined) return [];
    return url.replaceAll(/\{([^{}]+)\}/g, (variable, name: string) => {
      return reader.text(server, "variables", name, "default") ?? variable;
    });
  });
}
