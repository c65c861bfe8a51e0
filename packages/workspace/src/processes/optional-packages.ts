import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Progress } from "./progress.ts";
import { root } from "./root.ts";
import { supervise } from "./supervise.ts";

/** Packages that are installed when they are used first, so that the first install is small. */
export interface OptionalPackages {
  /** Folder from the root of the repository, which is a workspace of its own. */
  readonly folder: string;
  /** Purpose of the packages, as the end of "Installing …". */
  readonly purpose: string;
  /** Size of the installation. */
  readonly size: string;
}

/** Few and fast retries: offline, the defaults wait for over a minute. */
const RETRIES = ["--config.fetch-retries=1", "--config.fetch-retry-mintimeout=500"];

/**
 * Installs packages that are missing or have another version.
 *
 * @throws {Error} with one sentence, when they cannot be installed, for example without a network.
 */
export async function installOptional(packages: OptionalPackages, signal?: AbortSignal): Promise<void> {
  const { folder, purpose, size } = packages;
  if (signal?.aborted || isInstalled(folder)) return;
  using progress = new Progress(() => `installing ${purpose}`, process.stderr);
  progress.print(`Installing ${purpose} (${size}, once) …`);
  const { packageManager } = readJson(join(root, "package.json"));
  const npx = process.platform === "win32" ? ["cmd", "/c", "npx"] : ["npx"];
  const [command = "", ...args] = [...npx, "-y", String(packageManager), "--dir", folder, "install"];
  const { child, ended, stop } = supervise(command, [...args, "--frozen-lockfile", "--prefer-offline", ...RETRIES], {
    stdio: ["ignore", "pipe", "pipe"],
    stopSignal: "SIGTERM",
  });
  signal?.addEventListener("abort", stop, { once: true });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk));
  const code = await ended;
  signal?.removeEventListener("abort", stop);
  if (code === 0 || signal?.aborted) return;
  // pnpm prints the chain of causes, and the first one last.
  const reason = [...output.matchAll(/─▶ (.+)/g)].at(-1)?.[1] ?? "pnpm failed";
  throw new Error(`Cannot install ${purpose}: ${reason}. Connect to the network, and run the command again.`);
}

/** False when a package of the folder is missing, or has another version than its manifest names. */
function isInstalled(folder: string): boolean {
  const { dependencies } = readJson(join(root, folder, "package.json"));
  return Object.entries(Object(dependencies)).every(([name, version]) => {
    const manifest = join(root, folder, "node_modules", name, "package.json");
    return existsSync(manifest) && readJson(manifest)["version"] === version;
  });
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, "utf8"));
}
