import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../processes/root.ts";
import { type ProgramOutput, run } from "./run.ts";

/**
 * Packs a package of the workspace as it would be published.
 *
 * @param folder of the package.
 * @param into the folder where the tarball goes.
 * @returns the path of the tarball.
 */
export async function pack(folder: string, into: string): Promise<string> {
  // Turbo has built it, and must not find its outputs in pieces while others read them. A copy of it has no build.
  if (!process.env["TURBO_HASH"] || !folder.startsWith(root))
    await run(process.execPath, [bin(folder, "tsdown")], folder);
  const { stdout } = await pnpm(["pack", "--json", "--pack-destination", into], folder);
  return (JSON.parse(stdout) as { filename: string }).filename;
}

/** Runs the pnpm of the workspace. */
export function pnpm(args: readonly string[], folder: string): Promise<ProgramOutput> {
  const { packageManager } = readJson(join(root, "package.json")) as { packageManager: string };
  return run("npx", ["-y", packageManager, ...args], folder);
}

/** The script of a tool that a package of the workspace has installed. */
export function bin(folder: string, name: string): string {
  const installed = join(folder, "node_modules", name);
  const { bin } = readJson(join(installed, "package.json")) as { bin: string | Readonly<Record<string, string>> };
  return join(installed, typeof bin === "string" ? bin : (bin[name] ?? ""));
}

/** The version of a dependency that a package of the workspace has installed. */
export function versionOf(folder: string, name: string): string {
  return (readJson(join(folder, "node_modules", name, "package.json")) as { version: string }).version;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
