import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { headerFor, isGenerated } from "./header.ts";

const file = (path: string): string => fileURLToPath(import.meta.resolve(path));

it.each([
  ["@numbers-api/spec/openapi.yaml", "spec/openapi.yaml"],
  ["../../../../apps/mock/control/openapi.yaml", "apps/mock/control/openapi.yaml"],
])("the header of what is generated from %s names it as the repository does", (path, name) => {
  expect(headerFor(file(path))).toBe(`// Generated from ${name} by \`pnpm generate\`. Do not edit.`);
});

it("a contract outside a repository is named by its file", () => {
  expect(headerFor(join("/", "no-such-folder", "contract.yaml"))).toContain(" contract.yaml ");
});

it("a file with a header is a generated one, and another one is not", () => {
  expect(isGenerated(`${headerFor("a.yaml")}\nexport {};\n`)).toBe(true);
  expect(isGenerated("export {};\n")).toBe(false);
});
