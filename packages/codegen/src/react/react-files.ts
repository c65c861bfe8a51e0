import type { Api } from "../api/api.ts";
import { joinedName } from "../api/naming.ts";
import type { Operation, Pagination } from "../model.ts";
import type { GeneratedFiles } from "../output/folder.ts";
import { docComment } from "../output/print.ts";
import { checkNames, namesOf, TAKEN } from "./names.ts";

export { TAKEN };

/** Hand-written modules, and their types with a factory: `queryHook` creates a `QueryHook`. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  "../infinite-query.ts": ["InfiniteQueryFactory"],
  "../infinite-query-hook.ts": ["InfiniteQueryHook"],
  "../mutation.ts": ["MutationFactory"],
  "../mutation-hook.ts": ["MutationHook"],
  "../query.ts": ["QueryFactory"],
  "../query-hook.ts": ["QueryHook", "SuspenseQueryHook"],
};

/**
 * Renders the files of the React package. They only name exports and call hand-written functions.
 *
 * @throws {ProblemError} if two operations have the same name.
 */
export function renderReact({ model, operations }: Api): GeneratedFiles {
  checkNames(model, operations);
  const each = (write: (operation: Operation, doc: Doc) => string): string => {
    const texts = operations.map(({ entry, operation: { summary } }) =>
      write(entry, (text) => comment(entry, text, summary?.trim().replace(/\.$/, ""))),
    );
    return texts.join("");
  };
  return new Map([
    ["operations.ts", withOperationTypes(each(writeOperation))],
    ["options.ts", withImports(each(writeOptions))],
    ["hooks.ts", `"use client";\n${withImports(each(writeHooks))}`],
  ]);
}

type Doc = (text: string) => string;

function writeOperation(operation: Operation): string {
  const { namespace, name, input = "none", pagination } = operation;
  const { infiniteOptions } = namesOf(operation);
  const type = infiniteOptions ? "PaginatedOperation" : "BoundOperation";
  const [parameters, args] =
    input === "none" ? ["(client, _input, options)", "options"] : ["(client, input, options)", "input, options"];
  return `
export const ${joinedName(operation)}: ${type}<"${namespace}", "${name}"> = {
  resource: "${namespace}",
  name: "${name}",
  input: "${input}",
  call: ${parameters} => client.${namespace}.${name}(${args}),
${infiniteOptions ? `  pages: ${JSON.stringify(pageRule(pagination))},\n` : ""}};
`;
}

/** Members of the pagination that the React package uses. */
function pageRule(pagination: Pagination | undefined): object {
  if (pagination?.type === "link") return { type: "link" };
  if (pagination?.type !== "cursor") return { ...pagination };
  const { type, parameter, next } = pagination;
  return { type, parameter, next };
}

function withOperationTypes(body: string): string {
  const types = { "../infinite-query.ts": "PaginatedOperation", "../operation.ts": "BoundOperation" };
  const used = Object.entries(types).filter(([, type]) => body.includes(`: ${type}<`));
  return `${used.map(([file, type]) => `import type { ${type} } from "${file}";\n`).join("")}${body}`;
}

function writeOptions(operation: Operation, doc: Doc): string {
  const { options, suspenseHook, infiniteOptions } = namesOf(operation);
  if (!suspenseHook) return doc("Mutation options") + line(operation, options, "MutationFactory");
  return (
    doc("Query options for loaders, prefetching and TanStack's own hooks") +
    line(operation, options, "QueryFactory") +
    (infiniteOptions ? doc("Infinite query options") + line(operation, infiniteOptions, "InfiniteQueryFactory") : "")
  );
}

function writeHooks(operation: Operation, doc: Doc): string {
  const { hook, suspenseHook, infiniteHook } = namesOf(operation);
  if (!suspenseHook) return doc("Mutation hook") + line(operation, hook, "MutationHook");
  return (
    doc("Query hook") +
    line(operation, hook, "QueryHook") +
    doc("Query hook for components inside `Suspense` and an error boundary") +
    line(operation, suspenseHook, "SuspenseQueryHook") +
    (infiniteHook ? doc("Infinite query hook") + line(operation, infiniteHook, "InfiniteQueryHook") : "")
  );
}

/** Renders an export that a hand-written function makes. Bundlers drop it when it is unused. */
function line(operation: Operation, name: string, type: string): string {
  const maker = makerOf(type);
  const { namespace, name: method, pagination } = operation;
  const isLinked = pagination?.type === "link" && type.startsWith("Infinite");
  const types = `<"${namespace}", "${method}"${isLinked ? ', "link"' : ""}>`;
  // Without type arguments, inference takes time in proportion to the number of operations.
  const value = `/* @__PURE__ */ ${maker}${types}(operations.${joinedName(operation)})`;
  return `export const ${name}: ${type}${types} = ${value};\n`;
}

function comment({ method, path, deprecated }: Operation, text: string, summary: string | undefined): string {
  const line = `${text}: ${summary ? `${summary} (` : ""}\`${method} ${path}\`${summary ? ")" : ""}.`.replaceAll(
    /\s+/g,
    " ",
  );
  if (!deprecated) return `\n/** ${line.replaceAll("*/", "*\\/")} */\n`;
  return `\n${docComment([line, "@deprecated by the contract."])}`;
}

function makerOf(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1);
}

function withImports(body: string): string {
  const imports = Object.entries(SOURCES).flatMap(([file, types]) => {
    const names = types
      .filter((type) => body.includes(`: ${type}<`))
      .flatMap((type) => [`type ${type}`, makerOf(type)]);
    return names.length > 0 ? [`import { ${names.join(", ")} } from "${file}";\n`] : [];
  });
  return `${imports.join("")}import * as operations from "./operations.ts";\n${body}`;
}
