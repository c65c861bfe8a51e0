import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5";
import { leftOutFolders, packageFolders } from "../../src/processes/members.ts";
import { root } from "../../src/processes/root.ts";
import { repositoryFiles } from "../../src/testing/copy.ts";

/** File of code with its syntax tree. */
export interface SourceFile {
  /** Path from the root of the repository. */
  readonly path: string;
  /** Folder of its package; empty for files at the root. */
  readonly folder: string;
  readonly isTest: boolean;
  readonly tree: ts.SourceFile;
}

const CODE = /\.([cm]?[jt]s|tsx)$/;
const TEST = /(^|\/)(test|fuzz)\/|\.(test|check)\.tsx?$|\.test-d\.ts$|(^|\/)vitest\.config\.ts$/;

/** Folders of the workspace's packages, the longest first, so that the first match is the innermost package. */
export const folders: readonly string[] = packageFolders().sort((a, b) => b.length - a.length);

const leftOut = leftOutFolders();

/** Paths of every file that is committed or would be, in packages of the workspace. */
export const files: readonly string[] = repositoryFiles().filter(
  (file) => !leftOut.some((folder) => file.startsWith(`${folder}/`)),
);

/** Folder of the package that a file belongs to; empty for files at the root. */
export function packageOf(path: string): string {
  return folders.find((folder) => path === folder || path.startsWith(`${folder}/`)) ?? "";
}

let parsed: readonly SourceFile[] | undefined;

/** Parses every file of code, except test fixtures. */
export function sourceFiles(): readonly SourceFile[] {
  parsed ??= files
    .filter((path) => CODE.test(path) && !path.includes("/fixtures/"))
    .map((path) => {
      const tree = parse(path, readFileSync(join(root, path), "utf8"));
      return { path, folder: packageOf(path), isTest: TEST.test(path), tree };
    });
  return parsed;
}

/** Parses the text of a file. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
}

/** Visits a node and everything below it. */
export function visit(node: ts.Node, onNode: (node: ts.Node) => void): void {
  onNode(node);
  ts.forEachChild(node, (child) => visit(child, onNode));
}

/** Line of a node, from 1. */
export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}
