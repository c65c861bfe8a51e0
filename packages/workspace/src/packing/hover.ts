import { dirname } from "node:path";
import ts from "typescript-5";

/**
 * What an editor shows where one points at a name, beside its type.
 *
 * @param file the path that the code has, from which its imports are found.
 */
export function hoverIn(file: string, code: string): (name: string) => string {
  const options = {
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true },
    jsx: ts.JsxEmit.ReactJSX,
  };
  const service = ts.createLanguageService({
    ...{ getCompilationSettings: () => options, getScriptFileNames: () => [file], getScriptVersion: () => "1" },
    ...{ getCurrentDirectory: () => dirname(file), getDefaultLibFileName: ts.getDefaultLibFilePath },
    ...{ fileExists: ts.sys.fileExists, readFile: ts.sys.readFile, directoryExists: ts.sys.directoryExists },
    getScriptSnapshot: (path) => {
      const text = path === file ? code : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
  });
  return (name) => {
    const info = service.getQuickInfoAtPosition(file, code.search(new RegExp(`\\b${name}\\b`)));
    const tags = info?.tags?.flatMap(({ text = [] }) => text) ?? [];
    return ts.displayPartsToString([...(info?.documentation ?? []), ...tags]);
  };
}
