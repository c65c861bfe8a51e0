import { joinedName } from "../api/naming.ts";
import type { Operation } from "../model.ts";

/**
 * Renders the module that exports a request handler for each operation. Names of exports must be in a file. Each has a
 * local name that no import can have, because an operation may be named like the helper.
 */
export function renderHandlers(operations: readonly Operation[]): string {
  const handlers = operations.map((operation) => {
    const { id, method, path } = operation;
    const name = joinedName(operation);
    const type = `HandlerOf<${JSON.stringify(id)}>`;
    const doc = `/** Answers \`${method} ${path.replaceAll("*/", "*\\/")}\` with a scenario of the contract. */`;
    // Explicit, because inferring the type argument from the type of the result takes time proportional to the
    // scenarios.
    return `\n${doc}\nexport const ${name}: Testing.${type} = Testing.handlerOf<${JSON.stringify(id)}>(${JSON.stringify(id)});\n`;
  });
  return `import * as Testing from "../testing/handler.ts";\n${handlers.join("")}`;
}
