import type { Operation } from "@numbers-api/contract";
import { Refusal } from "@numbers-api/contract/generator";

const IMPORT = 'import { type HandlerOf, handlerOf } from "../testing/handler.ts";\n';

/**
 * Renders the module that exports a request handler for each operation. Names of exports must be in a file.
 *
 * @throws {Refusal} when two operations would have the same name.
 */
export function renderHandlers(operations: readonly Operation[]): string {
  const ids = new Map<string, string>();
  const handlers = operations.map((operation) => {
    const { id, method, path } = operation;
    const name = handlerName(operation);
    const other = ids.get(name);
    if (other)
      throw new Refusal(`${other} and ${id} would both be ${name}() for tests: rename one in spec/openapi.yaml`);
    ids.set(name, id);
    // Inferring the type argument from the type of the result takes as long as there are scenarios.
    const doc = `/** Answers \`${method} ${path}\` with a scenario of the contract. */`;
    return `\n${doc}\nexport const ${name}: HandlerOf<"${id}"> = handlerOf<"${id}">("${id}");\n`;
  });
  return IMPORT + handlers.join("");
}

/** `numbersList` for `client.numbers.list`. */
function handlerName({ namespace, name }: Operation): string {
  return namespace + name.charAt(0).toUpperCase() + name.slice(1);
}
