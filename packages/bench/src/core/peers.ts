import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pnpm } from "@numbers-api/workspace/packing";
import { PEERS } from "./places.ts";

/**
 * Installs the compared packages if they are missing.
 *
 * @param say Receives a message before an installation starts.
 * @throws {Error} when they cannot be installed, for example without a network.
 */
export async function installPeers(say: (line: string) => void = () => {}): Promise<void> {
  // pnpm keeps the lockfile that it installed from.
  const installed = join(PEERS, "node_modules/.pnpm/lock.yaml");
  const wanted = readFileSync(join(PEERS, "pnpm-lock.yaml"), "utf8");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return;
  say("installing the packages that are compared (some 300 MB, once)");
  await pnpm(["install", "--frozen-lockfile", "--prefer-offline"], PEERS);
}
