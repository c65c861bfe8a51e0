// The contract is the only place that describes the API: renaming a field there is a compile error wherever it is used,
// so the console cannot have a copy of it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyRepository } from "@numbers-api/workspace/copy";
import { expect, it } from "vitest";

const NODE = process.execPath;
const FIELDS = ["phoneNumber", "sharedNumber", "label", "createdAt"];

/** Renames a field in the text of the contract. */
function rename(text: string, field: string): string {
  const renamed = text
    .replaceAll(new RegExp(`^( *(?:- )?)${field}:`, "gm"), `$1${field}Renamed:`)
    .replaceAll(/required: \[.*\]/g, (list) => list.replace(new RegExp(`\\b${field}\\b`), `${field}Renamed`));
  expect(renamed, field).not.toBe(text);
  return renamed;
}

/** Errors of the compiler in the page, after an edit of the contract and `generate`. */
function errorsAfter(edit: (contract: string) => string): string {
  using copy = copyRepository();
  const file = join(copy.dir, "spec/openapi.yaml");
  writeFileSync(file, edit(readFileSync(file, "utf8")));
  const generated = copy.run("pnpm", ["generate"]);
  expect(generated.code, generated.output).toBe(0);
  const tsc = join(copy.dir, "node_modules/typescript/bin/tsc");
  // Other people's declarations are checked by `typecheck`, and are most of the work.
  const { output } = copy.run(NODE, [tsc, "-p", "src/page", "--skipLibCheck"], "apps/console");
  return output
    .split("\n")
    .filter((line) => line.startsWith("src/"))
    .join("\n");
}

it("a field renamed in the contract is a compile error in the page, whichever it is", () => {
  const errors = errorsAfter((contract) => FIELDS.reduce(rename, contract));
  for (const field of FIELDS) expect(errors).toMatch(new RegExp(`\\b${field}\\b`));
});

it("an optional parameter that is added to the operation leaves the page as it is", () => {
  const parameter = "      parameters:\n        - { name: label, in: query, schema: { type: string } }\n";
  const added = (contract: string): string =>
    contract.replace(/( +operationId: numbers_list\n)/, (line) => line + parameter);
  expect(errorsAfter(added)).toBe("");
});
