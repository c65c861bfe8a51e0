import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const BENCH: string = fileURLToPath(new URL("../..", import.meta.url));

/** What is made on the way: in no commit, and made again whenever it is needed. */
export const WORK: string = join(BENCH, "dist");

/** The folder of a package that this one has installed. */
export function packageFolder(name: string): string {
  return join(BENCH, "node_modules", name);
}

/** The script behind a command of a package that this one has installed. */
export function commandOf(name: string, command: string = name): string {
  const { bin } = manifestOf(name);
  const script = typeof bin === "string" ? bin : bin?.[command];
  if (script === undefined) throw new Error(`${name} has no command ${command}`);
  return join(packageFolder(name), script);
}

/** The version of a package that this one has installed. */
export function versionOf(name: string): string {
  return manifestOf(name).version;
}

interface Manifest {
  readonly version: string;
  readonly bin?: string | Readonly<Record<string, string>>;
}

function manifestOf(name: string): Manifest {
  const file = join(packageFolder(name), "package.json");
  if (!existsSync(file)) throw new Error(`${name} is not installed in ${dirname(dirname(file))}: run pnpm install`);
  return JSON.parse(readFileSync(file, "utf8"));
}
