import { installOptional } from "./optional-packages.ts";
import { runProgram } from "./program.ts";

const FOLDER = "packages/workspace/linters";

/** Linters of the code, and the arguments with which they check all of it. */
export const LINTERS = {
  biome: { script: "@biomejs/biome/bin/biome", check: ["check", "."] },
  knip: { script: "knip/bin/knip.js", check: ["--config", ".knip.jsonc"] },
} as const;

/**
 * Installs the linters if they are missing.
 *
 * @throws {Error} when they cannot be installed, for example without a network.
 */
export function installLinters(signal?: AbortSignal): Promise<void> {
  return installOptional({ folder: FOLDER, purpose: "the linters of the code", size: "120 MB" }, signal);
}

/**
 * Runs a linter on files of the repository.
 *
 * @returns the exit code.
 */
export async function runLinter(
  name: keyof typeof LINTERS,
  args: readonly string[] = LINTERS[name].check,
  signal?: AbortSignal,
): Promise<number> {
  await installLinters(signal);
  return signal?.aborted ? 1 : runProgram([`${FOLDER}/node_modules/${LINTERS[name].script}`, ...args], signal);
}
