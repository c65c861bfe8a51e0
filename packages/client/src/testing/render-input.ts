import type { Operation } from "@numbers-api/contract";

/** Renders the module that chooses the writer of inputs: none where no operation of the contract takes any. */
export function renderInput(operations: readonly Operation[]): string {
  const source = operations.some(({ input }) => input) ? "openapi-fetch" : "no-input";
  return `export { writeInput } from "../request/${source}.ts";\n`;
}
