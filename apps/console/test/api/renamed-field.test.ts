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

it("a field renamed in the contract is a compile error in the page, whichever it is", () => {
  using copy = copyRepository();
  const file = join(copy.dir, "spec/openapi.yaml");
  writeFileSync(file, FIELDS.reduce(rename, readFileSync(file, "utf8")));
  const generated = copy.run(NODE, ["src/cli.ts"], "packages/codegen");
  expect(generated.code, generated.output).toBe(0);
  const tsc = join(copy.dir, "node_modules/typescript/bin/tsc");
  // Other people's declarations are checked by `typecheck`, and are most of the work.
  const { output } = copy.run(NODE, [tsc, "-p", "src/page", "--skipLibCheck"], "apps/console");
  const own = output.split("\n").filter((line) => line.startsWith("src/"));
  for (const field of FIELDS) expect(own.join("\n")).toMatch(new RegExp(`\\b${field}\\b`));
});
