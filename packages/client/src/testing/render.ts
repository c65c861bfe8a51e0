import type { Operation } from "@numbers-api/contract";

const HEADER = `// Generated from spec/openapi.yaml by \`pnpm generate\`. Do not edit.
import { type HandlerOf, handlerOf } from "../testing/handler.ts";
`;

/**
 * The module that exports a handler for each operation: exports have names that stand in a file, so it is generated.
 *
 * @throws {Error} when two operations would have the same name.
 */
export function renderHandlers(operations: readonly Operation[]): string {
  const ids = new Map<string, string>();
  const handlers = operations.map((operation) => {
    const { id, method, path } = operation;
    const name = handlerName(operation);
    const other = ids.get(name);
    if (other) throw new Error(`${other} and ${id} would both be ${name}() for tests: rename one in spec/openapi.yaml`);
    ids.set(name, id);
    const doc = `/** Answers \`${method.toUpperCase()} ${path}\` with a scenario of the contract. */`;
    return `\n${doc}\nexport const ${name}: HandlerOf<"${id}"> = handlerOf("${id}");\n`;
  });
  return HEADER + handlers.join("");
}

/** `numbersList` for `client.numbers.list`. */
function handlerName({ namespace, name }: Operation): string {
  return namespace + name.charAt(0).toUpperCase() + name.slice(1);
}
