import { existsSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { show } from "@numbers-api/openapi/problem";

/** Beginning of the first line of every generated file, except those that cannot have comments. */
const BEGINNING = "// Generated from ";

/** First line of a file that is generated from a document: names it as seen from the root of the repository. */
export function headerFor(spec: string): string {
  return `${BEGINNING}${nameInRepository(spec) ?? basename(spec)} by \`pnpm generate\`. Do not edit.`;
}

/** Checks that the text of a file begins with the header of a generated file. */
export function isGenerated(text: string): boolean {
  return text.startsWith(BEGINNING);
}

/** Displayed name of a file: relative to the root of the repository, elsewhere to the current folder. */
export function shownName(file: string): string {
  return nameInRepository(file) ?? show(file);
}

/** Name of a file from the root of its repository, the same on any machine; undefined for a file in no repository. */
function nameInRepository(file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "pnpm-workspace.yaml"))) return relative(folder, file).replaceAll(sep, "/");
  }
  return undefined;
}
