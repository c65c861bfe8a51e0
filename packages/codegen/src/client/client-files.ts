import type { Api } from "../api/api.ts";
import type { GeneratedFiles } from "../output/folder.ts";
import { renderHandlers } from "./handlers-file.ts";
import { renderValidation } from "./validation-file.ts";

export { renderValidation };

/** Renders the files of the client package. */
export function renderClient({ operations, shapes }: Api): GeneratedFiles {
  const entries = operations.map(({ entry }) => entry);
  return new Map([
    ["handlers.ts", renderHandlers(entries)],
    ["input.ts", renderInput(entries.some(({ input }) => input !== undefined))],
    ["validation.ts", renderValidation(entries, shapes)],
  ]);
}

/** Renders the module that chooses the writer of inputs: none where no operation of the contract takes any. */
function renderInput(takesInput: boolean): string {
  return `export { writeInput } from "../request/${takesInput ? "openapi-fetch" : "no-input"}.ts";\n`;
}
