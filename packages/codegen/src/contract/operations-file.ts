import { defaultServer } from "@numbers-api/openapi/model";
import type { Api } from "../api/api.ts";
import { describeServer } from "../api/operation-entry.ts";
import { Problems } from "../api/problems.ts";
import type { DescribedOperation } from "../api/scenarios.ts";
import { constant, docComment, printKey } from "../output/print.ts";

/** Renders `operations.ts`: the operation table and all else that a client needs at run time. */
export function renderOperations({ model, operations, credentials, shapes }: Api): string {
  const servers = model.servers.filter((server) => server !== defaultServer);
  // Problems of servers were reported when the contract was described.
  const entries = servers.map((server) => describeServer(server, new Problems(model)));
  return `import type { CredentialAlternative, CredentialScheme, Operation, ServerEntry, Shape } from "../model.ts";

/** Version of the contract, from its \`info\`. */
${constant("contractVersion", model.contractVersion)}

/** Servers of the contract. */
${constant("servers", entries)}
servers satisfies readonly ServerEntry[];

/** Security schemes of the contract that a client can use, by name. */
${constant("credentialSchemes", credentials.schemes)}
credentialSchemes satisfies Readonly<Record<string, CredentialScheme>>;

/** Security alternatives of operations without their own; empty when they do not take credentials. */
${constant("security", credentials.alternatives)}
security satisfies readonly CredentialAlternative[];

/** Operations of the contract by id. */
${constant("operations", Object.fromEntries(operations.map(({ entry }) => [entry.id, entry])))}
operations satisfies Readonly<Record<string, Operation>>;

/** Ids of the operations by resource and by name in the client. */
export interface Resources {
${resourceMembers(operations)}}

/** Guarantees about JSON bodies: of successes by the names that the operations use, of errors by component. */
${constant("shapes", shapes)}
shapes satisfies Readonly<Record<string, Shape>>;
`;
}

/**
 * Members of an interface with the operations at their places in a client. The client maps it to its methods, and the
 * compiler keeps the comments for the hover texts of editors.
 */
function resourceMembers(operations: readonly DescribedOperation[]): string {
  const resources = new Map<string, string>();
  for (const { operation, entry } of operations) {
    const { summary, description, deprecated } = operation;
    const doc = docComment([summary, description, deprecated ? "@deprecated by the contract." : undefined], "    ");
    const member = `${doc}    readonly ${printKey(entry.name)}: ${JSON.stringify(entry.id)};\n`;
    resources.set(entry.namespace, (resources.get(entry.namespace) ?? "") + member);
  }
  return [...resources].map(([name, members]) => `  readonly ${printKey(name)}: {\n${members}  };\n`).join("");
}
