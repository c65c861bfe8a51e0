import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readContract } from "./contract.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "review-document-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe("readContract", () => {
  it.each([
    ["a.yaml", "swagger: '2.0'\npaths: {}\n", "it is Swagger 2.0. Convert it to OpenAPI 3.1 first."],
    ["a.json", '{ "paths": {} }', "it has no member openapi. Begin it with its version: openapi: 3.1.0"],
  ])("refuses %s, which is not an OpenAPI document, like every command", async (name, text, said) => {
    await expect(readContract(write(name, text))).rejects.toThrow(
      `this is not an OpenAPI document of version 3.0, 3.1 or 3.2: ${said}`,
    );
  });

  it("refuses one in several files", async () => {
    write("things.yaml", "get: {}\n");
    const file = write("b.yaml", "openapi: 2.9.0\npaths:\n  /things: { $ref: things.yaml }\n");
    await expect(readContract(file)).rejects.toThrow('its openapi is "2.9.0"');
  });

  it("locates the webhooks of 3.0 where they are written", async () => {
    const file = write("w.yaml", "openapi: 3.0.3\npaths: {}\nx-webhooks:\n  done:\n    post: {}\n");
    expect((await readContract(file)).locate(["webhooks", "done", "post"])).toMatchObject({ line: 5, column: 5 });
  });

  it("reports a reference with invalid escapes as unresolvable", async () => {
    const file = write("c.yaml", 'openapi: 3.1.0\npaths:\n  /things:\n    $ref: "#/components/100%"\n');
    expect((await readContract(file)).problems).toEqual([
      expect.stringMatching(/c\.yaml:4:5: the reference #\/components\/100% leads nowhere\. Correct/),
    ]);
  });
});
