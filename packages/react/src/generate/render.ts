import type { Operation } from "@numbers-api/contract";
import type { GeneratedFiles } from "@numbers-api/contract/generator";
import { namesOf, refuseSharedNames } from "./names.ts";

/** What the contract says of an operation in a few words; absent where it says nothing. */
export type SummaryOf = (operation: Operation) => string | undefined;

/** What the hand-written modules give to the generated ones. */
const SOURCES: readonly (readonly [file: string, type: string, maker: string])[] = [
  ["../mutation.ts", "MutationFactory", "mutationFactory"],
  ["../mutation-hook.ts", "MutationHook", "mutationHook"],
  ["../query.ts", "QueryFactory", "queryFactory"],
  ["../query-hook.ts", "QueryHook", "queryHook"],
  ["../suspense-query-hook.ts", "SuspenseQueryHook", "suspenseQueryHook"],
];

/**
 * The generated modules by their names in `src/generated/`. An export has a name that stands in a file, so there is one
 * for each operation; all else is in the hand-written functions that they call.
 *
 * @throws {Refusal} when two operations would have the same name.
 */
export function render(operations: readonly Operation[], summaryOf: SummaryOf): GeneratedFiles {
  refuseSharedNames(operations);
  const each = (write: (operation: Operation, doc: (text: string) => string) => string): string =>
    operations.map((operation) => write(operation, (text) => comment(operation, text, summaryOf))).join("");
  return new Map([
    ["operations.ts", `import type { Operation } from "../operation.ts";\n${each(writeOperation)}`],
    ["options.ts", withImports(each(writeOptions))],
    ["hooks.ts", `"use client";\n${withImports(each(writeHooks))}`],
  ]);
}

type Doc = (text: string) => string;

function writeOperation(operation: Operation): string {
  const { namespace, name, input = "none" } = operation;
  const [parameters, args] =
    input === "none" ? ["(client, _input, options)", "options"] : ["(client, input, options)", "input, options"];
  return `
export const ${namesOf(operation).operation}: Operation<"${namespace}", "${name}"> = {
  resource: "${namespace}",
  name: "${name}",
  input: "${input}",
  call: ${parameters} => client.${namespace}.${name}(${args}),
};
`;
}

function writeOptions(operation: Operation, doc: Doc): string {
  const { options, suspenseHook } = namesOf(operation);
  if (!suspenseHook) return doc("options of the mutation") + line(operation, options, "MutationFactory");
  return (
    doc("options of the query, for loaders, prefetching and TanStack's own hooks") +
    line(operation, options, "QueryFactory")
  );
}

function writeHooks(operation: Operation, doc: Doc): string {
  const { hook, suspenseHook } = namesOf(operation);
  if (!suspenseHook) return doc("the mutation") + line(operation, hook, "MutationHook");
  return (
    doc("the query") +
    line(operation, hook, "QueryHook") +
    doc("the query, for components below a `Suspense` and an error boundary") +
    line(operation, suspenseHook, "SuspenseQueryHook")
  );
}

/** An export that a hand-written function makes. What is not used of it is left out of an application. */
function line(operation: Operation, name: string, type: string): string {
  const maker = type.charAt(0).toLowerCase() + type.slice(1);
  const { namespace, name: method } = operation;
  const types = `<"${namespace}", "${method}">`;
  // The type arguments are said again: to infer them from the type of the result takes as long as there are operations.
  const value = `/* @__PURE__ */ ${maker}${types}(operations.${namesOf(operation).operation})`;
  return `export const ${name}: ${type}${types} = ${value};\n`;
}

function comment(operation: Operation, text: string, summaryOf: SummaryOf): string {
  const { method, path, deprecated } = operation;
  const summary = summaryOf(operation);
  const lines = [
    `${summary ? `${summary}, by ` : ""}\`${method} ${path}\`: ${text}.`,
    ...(deprecated ? ["@deprecated by the contract."] : []),
  ].map((each) => each.replaceAll("*/", "*\\/").replaceAll(/\s+/g, " "));
  return lines.length > 1 ? `\n/**\n${lines.map((each) => ` * ${each}\n`).join("")} */\n` : `\n/** ${lines[0]} */\n`;
}

function withImports(body: string): string {
  const makers = SOURCES.filter(([, , maker]) => body.includes(` ${maker}<`));
  const imports = makers.map(([file, type, maker]) => `import { type ${type}, ${maker} } from "${file}";\n`);
  return `${imports.join("")}import * as operations from "./operations.ts";\n${body}`;
}
