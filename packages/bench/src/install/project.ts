import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../core/process.ts";

/** What an installation brings to a project that had nothing before. */
export interface Installed {
  /** How many packages, the one that was asked for among them. */
  readonly packages: number;
  readonly files: number;
  /** The sum of the sizes of the files, in bytes. */
  readonly bytes: number;
}

/**
 * Installs a package in a new project with npm, without its scripts, and counts what came.
 *
 * @param wanted a name with its version, or the path of a tarball.
 */
export async function install(wanted: string): Promise<Installed> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "numbers-api-bench-")));
  try {
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "blank", private: true }));
    const flags = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", "--loglevel=error"];
    await run(npm(["install", ...flags, wanted]), { cwd: folder });
    return await count(join(folder, "node_modules"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Packs a package of the workspace as it would be published, and gives back the path of the tarball. */
export async function pack(folder: string, packageManager: string, into: string): Promise<string> {
  await mkdir(into, { recursive: true });
  const { stdout } = await run(npx(["-y", packageManager, "pack", "--json", "--pack-destination", into]), {
    cwd: folder,
  });
  return (JSON.parse(stdout) as { readonly filename: string }).filename;
}

// The commands of npm are scripts on Windows, which only its shell can start.
const shell = process.platform === "win32" ? ["cmd", "/c"] : [];
const npm = (args: readonly string[]): string[] => [...shell, "npm", ...args];
const npx = (args: readonly string[]): string[] => [...shell, "npx", ...args];

/** Counts packages, files and bytes. npm's own notes are not part of what was installed. */
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
