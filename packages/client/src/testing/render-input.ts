import type { Operation } from "@numbers-api/contract";

/** The module that chooses what writes the input of operations: nothing where no operation of the contract takes any. */
export function renderInput(operations: readonly Operation[]): string {
  const source = operations.some(({ input }) => input) ? "openapi-fetch" : "no-input";
  return `export { writeInput } from "../${source}.ts";\n`;
}
