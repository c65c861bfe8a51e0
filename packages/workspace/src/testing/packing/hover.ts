import { dirname } from "node:path";
import ts from "typescript-5";

/** Text that an editor shows for a name. */
export interface Hover {
  readonly type: string;
  readonly documentation: string;
  /** Documentation of parameters, and examples. */
  readonly tags: string;
}

/**
 * Asks the compiler for the hover text of names in a piece of code, as an editor does; a name is looked up at its first
 * occurrence.
 *
 * @param file Path of the code, from which its imports are resolved.
 */
export function hoverIn(file: string, code: string): (name: string) => Hover {
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
    return {
      type: ts.displayPartsToString(info?.displayParts),
      documentation: ts.displayPartsToString(info?.documentation),
      tags: ts.displayPartsToString(info?.tags?.flatMap(({ text = [] }) => text)),
    };
  };
}

/** Those of the names about which an editor would show no sentence. */
export function unexplainedIn(file: string, code: string, names: readonly string[]): string[] {
  const explain = hoverIn(file, code);
  return names.filter((name) => !/\w+ \w+/.test(explain(name).documentation + explain(name).tags));
}
