import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { blankProject } from "@numbers-api/workspace/packing";

/** Contents of an installation in an empty project. */
export interface Installed {
  /** Number of packages, including the requested one. */
  readonly packages: number;
  readonly files: number;
  /** Total size of the files, in bytes. */
  readonly bytes: number;
}

/**
 * Installs a package in a new project with npm, without install scripts, and counts the installed packages and files.
 *
 * @param wanted a name with its version, or the path of a tarball.
 */
export async function install(wanted: string): Promise<Installed> {
  using project = await blankProject("--ignore-scripts", wanted);
  return await count(join(project.folder, "node_modules"));
}

/** Counts packages, files and bytes, without npm's own notes. */
async function count(modules: string): Promise<Installed> {
  const { packages } = JSON.parse(await readFile(join(modules, ".package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, unknown>>;
  };
  const entries = await readdir(modules, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== ".package-lock.json");
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return {
    packages: Object.keys(packages).length,
    files: files.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}
