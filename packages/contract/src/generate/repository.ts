import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { show } from "@numbers-api/openapi/problem";

/**
 * The name of a file as seen from the root of the repository, the same on any machine and in any folder; undefined for
 * one that lies in no repository.
 */
export function nameInRepository(file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "pnpm-workspace.yaml"))) return relative(folder, file).replaceAll(sep, "/");
  }
  return undefined;
}

/** The name of a file for a person: from the root of the repository, and elsewhere as they would type it. */
export function shownName(file: string): string {
  return nameInRepository(file) ?? show(file);
}
