import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Ran, run } from "./run.ts";

/** The folder of the client. */
export const client: string = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Packs the client as it would be published.
 *
 * @returns the path of the tarball.
 */
export async function pack(folder: string): Promise<string> {
  // Turbo has built it, and must not find its outputs in pieces while others read them.
  if (!process.env["TURBO_HASH"]) await run(process.execPath, [bin("tsdown")], client);
  const { stdout } = await pnpm(["pack", "--json", "--pack-destination", folder], client);
  return (JSON.parse(stdout) as { filename: string }).filename;
}

/** Runs the pnpm of the workspace. */
export function pnpm(args: readonly string[], folder: string): Promise<Ran> {
  const { packageManager } = readJson(join(client, "../../package.json")) as { packageManager: string };
  return run("npx", ["-y", packageManager, ...args], folder);
}

/** The script of a tool that the client has installed. */
export function bin(name: string): string {
  const folder = join(client, "node_modules", name);
  const { bin } = readJson(join(folder, "package.json")) as { bin: string | Readonly<Record<string, string>> };
  return join(folder, typeof bin === "string" ? bin : (bin[name] ?? ""));
}

/** The version of a package that the client has installed. */
export function versionOf(name: string): string {
  return (readJson(join(client, "node_modules", name, "package.json")) as { version: string }).version;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
