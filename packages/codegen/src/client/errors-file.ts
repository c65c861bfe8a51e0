import { STATUS_CODES } from "node:http";
import type { Operation } from "../model.ts";

/** Names of the error classes by status: those statuses that the contract documents and HTTP names. */
export function errorClasses(operations: readonly Operation[]): ReadonlyMap<number, string> {
  const statuses = operations.flatMap(({ errors = {} }) => Object.keys(errors)).filter((key) => /^[45]\d\d$/.test(key));
  const sorted = [...new Set(statuses.map(Number))].sort((one, other) => one - other);
  return new Map(
    sorted.flatMap((status) => {
      const reason = STATUS_CODES[status]?.replace(/\W/g, "");
      return reason === undefined ? [] : [[status, reason.endsWith("Error") ? reason : `${reason}Error`] as const];
    }),
  );
}

/** Summary of the status, where all operations have the same one. */
function describeStatus(status: number, operations: readonly Operation[]): string {
  const summaries = new Set(operations.flatMap(({ errors = {} }) => errors[status]?.summary ?? []));
  const [summary = ""] = summaries.size === 1 ? summaries : [`${STATUS_CODES[status]}.`];
  return `${status} ${summary}`.replaceAll("*/", "*\\/");
}

/** Renders the module of error classes, one for each documented status. */
export function renderErrors(operations: readonly Operation[]): string {
  const classes = [...errorClasses(operations)];
  const imports =
    classes.length === 0
      ? ""
      : `import { StatusError } from "../errors/status-error.ts";
import type { DocumentedBody } from "../types/operations.ts";
`;
  const declarations = classes.map(
    ([status, name]) => `
/** ${describeStatus(status, operations)} */
export class ${name} extends StatusError<${status}, DocumentedBody<${status}>> {
  override get name(): "${name}" {
    return "${name}";
  }
}
`,
  );
  const types = classes.map(([status, name]) => `  readonly ${status}: typeof ${name};\n`);
  const entries = classes.map(([status, name]) => `  ${status}: ${name},\n`);
  return `${imports}${declarations.join("")}
/** Classes of the documented error statuses. */
export const statusErrors: {
${types.join("")}} = {
${entries.join("")}};
`;
}
