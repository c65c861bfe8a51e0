// The contract is the only place that describes the API: renaming a field there is a compile error wherever it is used,
// so consumers cannot have a copy of it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Copy, copyRepository } from "../src/testing/copy.ts";

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => copy[Symbol.dispose]());

const NODE = process.execPath;

const FIELDS = {
  "apps/console": ["phoneNumber", "sharedNumber", "label", "createdAt"],
  "packages/client": ["phoneNumber", "sharedNumber", "trackingId"],
};

/** Renames each field in the contract, and regenerates the files. */
function rename(fields: readonly string[]): void {
  const file = join(copy.dir, "spec/openapi.yaml");
  let text = readFileSync(file, "utf8");
  for (const field of fields) {
    const renamed = text
      .replaceAll(new RegExp(`^( *(?:- )?)${field}:`, "gm"), `$1${field}Renamed:`)
      .replaceAll(/required: \[.*\]/g, (list) => list.replace(new RegExp(`\\b${field}\\b`), `${field}Renamed`));
    expect(renamed, field).not.toBe(text);
    text = renamed;
  }
  writeFileSync(file, text);
  const generated = copy.run(NODE, ["src/cli.ts"], "packages/codegen");
  expect(generated.code, generated.output).toBe(0);
}

/** Returns the compiler's errors in a consumer's own files. */
function errorsOf(consumer: string): string {
  const tsc = join(copy.dir, "node_modules/typescript/bin/tsc");
  // Other people's declarations are checked by `typecheck`, and are most of the work.
  const project = consumer === "apps/console" ? "src/page" : ".";
  const { output } = copy.run(NODE, [tsc, "-p", project, "--skipLibCheck"], consumer);
  return output
    .split("\n")
    .filter((line) => /^(src|test)\//.test(line))
    .join("\n");
}

describe("a field renamed in the contract", () => {
  beforeAll(() => rename([...new Set(Object.values(FIELDS).flat())]));

  it.each(Object.entries(FIELDS))("is a compile error in %s, whichever it is", (consumer, fields) => {
    const errors = errorsOf(consumer);
    for (const field of fields) expect(errors).toMatch(new RegExp(`\\b${field}\\b`));
  });
});
