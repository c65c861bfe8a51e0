import { existsSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";

/** How the first line of every generated file begins, but of those that cannot have comments. */
const BEGINNING = "// Generated from ";

/** The first line of what is generated from a contract: names its file as seen from the root of the repository. */
export function headerFor(spec: string): string {
  return `${BEGINNING}${nameOf(spec)} by \`pnpm generate\`. Do not edit.`;
}

/** Whether a file says of itself that it was generated. */
export function isGenerated(text: string): boolean {
  return text.startsWith(BEGINNING);
}

/** The same on any machine, wherever the repository lies on it; the bare name of a file that is in none. */
function nameOf(spec: string): string {
  for (let folder = dirname(spec); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "pnpm-workspace.yaml"))) return relative(folder, spec).replaceAll(sep, "/");
  }
  return basename(spec);
}
