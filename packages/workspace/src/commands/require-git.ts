import { spawnSync } from "node:child_process";

/** @throws {Error} when git is not installed. */
export function requireGit(): void {
  if (spawnSync("git", ["--version"], { stdio: "ignore" }).error) {
    throw new Error("git is missing. The tests list and copy the files of the repository with it: install git.");
  }
}
