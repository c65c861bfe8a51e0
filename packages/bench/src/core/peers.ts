import { installOptional } from "@numbers-api/workspace/optional-packages";

/**
 * Installs the compared packages if they are missing.
 *
 * @throws {Error} when they cannot be installed, for example without a network.
 */
export function installPeers(): Promise<void> {
  return installOptional({
    folder: "packages/bench/peers",
    purpose: "the packages that are compared",
    size: "some 300 MB",
  });
}
