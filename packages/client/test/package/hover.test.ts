// What an editor shows of a method, asked of the compiler as an editor asks it, about the declarations of the tarball.
import { join } from "node:path";
import { document } from "@numbers-api/contract/document";
import { type BlankProject, blankProject } from "@numbers-api/workspace/packing";
import ts from "typescript-6";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

const CODE = `import { createClient } from "@numbers-api/client";
createClient().numbers.list();
`;

let project: BlankProject;
beforeAll(async () => {
  project = await blankProject(inject("tarball"));
  project.write({ "app.ts": CODE });
});
afterAll(() => project[Symbol.dispose]());

/** The type and the documentation at the end of a text in the application. */
function hover(text: string): { readonly type: string; readonly documentation: string } {
  const file = join(project.folder, "app.ts");
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  };
  const host: ts.LanguageServiceHost = {
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(ts.sys.readFile(name) ?? ""),
    getCurrentDirectory: () => project.folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  };
  const info = ts.createLanguageService(host).getQuickInfoAtPosition(file, CODE.indexOf(text) + text.length - 1);
  return {
    type: ts.displayPartsToString(info?.displayParts),
    documentation: ts.displayPartsToString(info?.documentation),
  };
}

describe("an editor", () => {
  it("shows of a method what the contract says of the operation", () => {
    const { paths } = document as { paths: Record<string, { get: { summary: string; description: string } }> };
    const operation = paths["/numbers/list"]?.get;
    const { type, documentation } = hover("numbers.list");
    expect(type).toContain('list: (options?: CallOptions) => Call<"numbers_list">');
    expect(documentation).toBe(`${operation?.summary}\n\n${operation?.description.trim()}`);
  });

  it("shows of createClient what it is for", () => {
    expect(hover("\ncreateClient").documentation).toMatch(/^Makes a client of the API\./);
  });
});
