import { basename, dirname, join } from "node:path";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { makeFolder, run } from "./programs.ts";

/** Runs git in a folder. Returns undefined when it fails, as it does for an unknown revision. */
export async function git(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const { stdout, code, isMissing } = await run("git", ["-C", folder, ...args], { env: { ...process.env, ...env } });
  if (isMissing) throw new UsageError("git is missing. Install git, or name two files: --base FILE --head FILE");
  return code === 0 ? stdout.trim() : undefined;
}

/** Place of a file in the repository that its folder is in. */
export interface RepositoryFile {
  readonly repository: string;
  /** From the folder of the repository, with slashes. */
  readonly path: string;
}

/** Finds the place of a file, which need not exist; undefined outside of a repository. */
export async function findPlace(file: string): Promise<RepositoryFile | undefined> {
  const found = await git(dirname(file), ["rev-parse", "--show-toplevel", "--show-prefix"]);
  const [repository, folder = ""] = found?.split("\n") ?? [];
  return repository === undefined ? undefined : { repository, path: folder + basename(file) };
}

/** Names under which the main branch is known, in the order in which they are tried. */
const MAIN = ["refs/remotes/origin/HEAD", "origin/main", "main"];

/**
 * Finds the revision that a change started from: the merge base of the head with the main branch. Undefined before the
 * first commit.
 *
 * @throws {UsageError} in a shallow clone that does not reach back so far.
 */
export async function mergeBase(repository: string, head = "HEAD"): Promise<string | undefined> {
  if (!(await findCommit(repository, head))) return undefined;
  for (const name of MAIN) {
    const base = (await findCommit(repository, name)) && (await git(repository, ["merge-base", head, name]));
    if (base) return base;
  }
  const advice = await adviceInShallow(repository, "Name the base: --base REVISION or --base FILE");
  throw new UsageError(`No revision of a main branch was found to compare with. ${advice}`);
}

/**
 * Resolves the name of a commit.
 *
 * @throws {UsageError} when the commit does not exist.
 */
export async function commitOf(repository: string, name: string, option = "--base"): Promise<string> {
  const commit = await findCommit(repository, name);
  if (commit) return commit;
  const advice = await adviceInShallow(repository, "");
  throw new UsageError(`${option} ${name} is neither a file nor a revision of this repository. ${advice}`.trimEnd());
}

/** Resolves the name of a commit; undefined if the commit does not exist. */
export async function findCommit(repository: string, name: string): Promise<string | undefined> {
  return git(repository, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
}

async function adviceInShallow(repository: string, otherwise: string): Promise<string> {
  const isShallow = (await git(repository, ["rev-parse", "--is-shallow-repository"])) === "true";
  return isShallow ? "This clone is shallow; run: git fetch --unshallow" : otherwise;
}

/** Writes folders of a revision into a new folder outside the repository. Missing ones are left out. */
export async function extract(repository: string, commit: string, folders: readonly string[]): Promise<string> {
  const target = makeFolder();
  // A separate index leaves the user's untouched.
  const env = { GIT_INDEX_FILE: join(target, ".index") };
  for (const folder of folders) {
    const place = folder === "." ? [commit] : [`--prefix=${folder}/`, `${commit}:${folder}`];
    await git(repository, ["read-tree", ...place], env);
  }
  await git(repository, ["checkout-index", "--all", `--prefix=${target}/`], env);
  return target;
}
