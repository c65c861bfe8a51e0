import { statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ProblemError, show } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { type Description, loadDescription } from "./document.ts";
import { removeFolder } from "./folder.ts";
import { commitOf, extract, git, mergeBase, repositoryOf, requireGit } from "./git.ts";

/** The contract of this repository. */
export const CONTRACT: string = fileURLToPath(new URL("../../../../spec/openapi.yaml", import.meta.url));

/** Two descriptions to compare. */
export interface Pair {
  /** Undefined when there is nothing to compare with: all of the head is new. */
  readonly base: Description | undefined;
  readonly head: Description;
  /** The commit that the base is from, if it is from one. */
  readonly commit: string | undefined;
  /** What a reader has to know about the comparison itself. */
  readonly notes: readonly string[];
  /** What keeps the comparison from being complete: with any of these, nothing passes. */
  readonly obstacles: readonly string[];
  /** Removes what was written for the comparison. */
  dispose(): Promise<void>;
}

/**
 * Reads what is to be compared.
 *
 * @throws {UsageError} when there is no such file or revision.
 * @throws {ProblemError} when the head is no description.
 */
export async function loadPair(baseName: string | undefined, headName: string | undefined): Promise<Pair> {
  const revised = headName === undefined || isFile(headName) ? undefined : await headOf(headName);
  const headFile = resolve(headName ?? CONTRACT);
  const headLoading = loadDescription(revised?.file ?? headFile);
  // Whether it can be read is asked after the base is found; until then a refusal is nobody's fault.
  headLoading.catch(() => {});
  const found =
    baseName !== undefined && isFile(baseName)
      ? { file: resolve(baseName) }
      : await fromRevision(baseName, revised ? revised.origin : headFile, revised?.commit);
  const head = renamed(await headLoading, revised ?? {});
  const headNotes = head.problems.map((problem) => `In the head, ${problem}`);
  try {
    const base = found.file === undefined ? undefined : await loadDescription(found.file);
    const unread =
      base?.problems.map((problem) => `The base does not resolve; what could be read was compared. ${problem}`) ?? [];
    return {
      base: base && renamed(base, found),
      head,
      commit: found.commit,
      notes: [...(found.notes ?? [])],
      obstacles: [...headNotes, ...unread],
      dispose,
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [first = ""] = error.message.split("\n");
    const obstacle = `The base does not parse, so nothing could be compared and all of the head is shown as new. ${first}`;
    return { base: undefined, head, commit: found.commit, notes: [], obstacles: [...headNotes, obstacle], dispose };
  }

  async function dispose(): Promise<void> {
    for (const folder of [found.folder, revised?.folder]) if (folder) await removeFolder(folder);
  }
}

interface Found {
  readonly file?: string | undefined;
  readonly commit?: string;
  /** Where the revision was written to, and the repository that it stands for. */
  readonly folder?: string;
  readonly repository?: string;
  readonly notes?: readonly string[];
}

function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The file of a revision that was named as the head: `HEAD~1:api/openapi.yaml`, or a revision alone for the contract. */
async function headOf(name: string): Promise<Found & { readonly origin: string }> {
  await requireGit();
  const [revision = "", inside] = name.split(":");
  const repository = await repositoryOf(inside === undefined ? dirname(CONTRACT) : process.cwd());
  if (!repository) throw new UsageError(`--head ${name} is not a file, and there is no git repository.`);
  const commit = await commitOf(repository, revision, "--head");
  const path = inside ?? relative(repository, CONTRACT).replaceAll("\\", "/");
  const folder = await extract(repository, commit, [dirname(path) === "." ? "" : dirname(path)]);
  const file = join(folder, path);
  if (!isFile(file)) throw new UsageError(`--head ${name} has no ${path}.`);
  return { file, commit, folder, repository, origin: join(repository, path) };
}

async function fromRevision(name: string | undefined, headFile: string, head?: string): Promise<Found> {
  await requireGit();
  const outside = (await repositoryOf(dirname(headFile))) === undefined;
  const file = outside ? CONTRACT : headFile;
  const repository = await repositoryOf(dirname(file));
  if (!repository) throw new UsageError("This is no git repository. Name a file to compare with: --base FILE");
  const commit = name === undefined ? await mergeBase(repository, head) : await commitOf(repository, name);
  const path = relative(repository, file).replaceAll("\\", "/");
  if (
    !commit ||
    !(await git(repository, ["cat-file", "-e", `${commit}:${path}`]).then((output) => output !== undefined))
  ) {
    const where = commit ? `The revision ${commit.slice(0, 7)} has no ${path}` : "There is no commit yet";
    return { ...(commit ? { commit } : {}), notes: [`${where}: all of the contract is new.`] };
  }
  return readable(repository, commit, path);
}

/** The revision; if its file does not parse, the newest one before it that does. */
async function readable(repository: string, commit: string, path: string): Promise<Found> {
  const folder = await extract(repository, commit, [dirname(path) === "." ? "" : dirname(path)]);
  const file = join(folder, path);
  const found = { file, commit, folder, repository };
  const problem = await loadDescription(file).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (problem === undefined) return found;
  const earlier = await git(repository, ["log", "-1", "--format=%H", `${commit}~1`, "--", path]);
  if (!earlier) return found;
  const older = await readable(repository, earlier, path);
  await removeFolder(folder);
  const note = `The contract of ${commit.slice(0, 7)} does not parse; compared with ${String(older.commit).slice(0, 7)} before it.`;
  return { ...older, notes: [note] };
}

/** What was written elsewhere for the comparison is shown under the name that it has in the repository. */
function renamed(description: Description, { folder, repository }: Found): Description {
  if (!folder || !repository) return description;
  return {
    ...description,
    locate: (path) => {
      const location = description.locate(path);
      const inside = relative(folder, resolve(location.file));
      return inside.startsWith("..") ? location : { ...location, file: show(join(repository, inside)) };
    },
  };
}
