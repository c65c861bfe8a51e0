// The contract is the only place that describes the API: a field renamed there is a compile error wherever it is used,
// so no consumer can have a copy of its own.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Copy, copyRepository } from "../src/copy.ts";

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => copy[Symbol.dispose]());

const NODE = process.execPath;
const contract = (): string => join(copy.dir, "spec/openapi.yaml");

/** What the compiler says of a consumer's own files when a field has another name in the contract. */
function errorsAfterRenaming(field: string, consumer: string): string[] {
  const original = readFileSync(contract(), "utf8");
  const renamed = original
    .replaceAll(new RegExp(`^( *(?:- )?)${field}:`, "gm"), `$1${field}Renamed:`)
    .replaceAll(/required: \[.*\]/g, (list) => list.replace(new RegExp(`\\b${field}\\b`), `${field}Renamed`));
  expect(renamed).not.toBe(original);
  writeFileSync(contract(), renamed);
  try {
    const generated = copy.run(NODE, ["src/generate-cli.ts"], "packages/contract");
    expect(generated.code, generated.output).toBe(0);
    const tsc = join(copy.dir, "node_modules/typescript/bin/tsc");
    const { output } = copy.run(NODE, [tsc, "-p", "."], consumer);
    return output.split("\n").filter((line) => /^(src|test)\//.test(line));
  } finally {
    writeFileSync(contract(), original);
  }
}

describe("a field renamed in the contract", () => {
  it.each(["phoneNumber", "sharedNumber", "trackingId", "fix", "provider", "providerCode"])(
    "is a compile error in the client: %s",
    (field) => {
      expect(errorsAfterRenaming(field, "packages/client").join("\n")).toContain(field);
    },
  );

  it.each(["trackingId", "fix"])("is a compile error in the mock: %s", (field) => {
    expect(errorsAfterRenaming(field, "apps/mock").join("\n")).toContain(field);
  });
});
