import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of this package. */
export const BENCH: string = fileURLToPath(new URL("../..", import.meta.url));

/** Folder of intermediate results, which are never committed. */
export const WORK: string = join(BENCH, "dist");

/** Folder of the programs that use peers: packages that only the bench compares with, installed by `installPeers`. */
export const PEERS: string = join(BENCH, "peers");

/** Folder of an installed package. */
function packageFolder(name: string): string {
  const [folder = ""] = [PEERS, BENCH]
    .map((place) => join(place, "node_modules", name))
    .filter((place) => existsSync(place));
  if (folder === "") throw new Error(`${name} is not installed. Run: npx -y pnpm@12.21.0 install`);
  return folder;
}

/** Script of a command in an installed package. */
export function commandOf(name: string, command: string = name): string {
  const { bin } = manifestOf(name);
  const script = typeof bin === "string" ? bin : bin?.[command];
  if (script === undefined) throw new Error(`${name} has no command ${command}`);
  return join(packageFolder(name), script);
}

/** Version of an installed package. */
export function versionOf(name: string): string {
  return manifestOf(name).version;
}

/** Description of GitHub's API, the largest contract that anything here is tested with. */
export function githubContract(): string {
  return join(packageFolder("@octokit/openapi"), "generated/api.github.com.json");
}

interface Manifest {
  readonly version: string;
  readonly bin?: string | Readonly<Record<string, string>>;
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(packageFolder(name), "package.json"), "utf8"));
}
