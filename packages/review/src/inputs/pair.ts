import { statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { messageOf, ProblemError, show } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { type LoadedContract, loadDescription } from "./description.ts";
import { commitOf, extract, git, mergeBase, repositoryOf } from "./git.ts";

/** Contract of this repository. */
export const CONTRACT: string = fileURLToPath(new URL("../../../../spec/openapi.yaml", import.meta.url));

/** Two contracts to compare. */
export interface Pair {
  /** Undefined without a base: all of the head is new. */
  readonly base: LoadedContract | undefined;
  readonly head: LoadedContract;
  /** Commit that the base is from. */
  readonly commit: string | undefined;
  /** Remarks on the comparison itself. */
  readonly notes: readonly string[];
  /** Reasons why the comparison is incomplete. */
  readonly obstacles: readonly string[];
}

/** File of one side, and the revision that it was written from. */
interface Side {
  readonly file: string;
  readonly revision?: Revision;
  readonly notes?: readonly string[];
}

/** File of a revision, written to a temporary folder. */
interface Revision {
  readonly repository: string;
  readonly commit: string;
  /** Path of the file in the repository. */
  readonly path: string;
  readonly folder: string;
}

/**
 * Reads the two sides of a comparison.
 *
 * @throws {UsageError} when the file or revision does not exist.
 * @throws {ProblemError} when the head is not an OpenAPI document.
 */
export async function loadPair(baseName: string | undefined, headName: string | undefined): Promise<Pair> {
  const head = await findHead(headName);
  const loading = loadDescription(head.file);
  // Awaited after the base is found; until then, a rejection is handled nowhere.
  loading.catch(() => {});
  const base = await findBase(baseName, head, loading);
  const description = rename(await loading, head);
  const shared = { head: description, commit: base.commit };
  const obstacles = description.problems.map((problem) => `In the head, ${problem}`);
  if (!base.side) return { ...shared, base: undefined, notes: base.notes, obstacles };
  try {
    const read = rename(await loadDescription(base.side.file), base.side);
    const unread = read.problems.map((problem) => `In the base, ${problem} The rest was compared.`);
    return { ...shared, base: read, notes: base.notes, obstacles: [...obstacles, ...unread] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [first = ""] = messageOf(error).split("\n");
    const obstacle = `The base cannot be read, so nothing was compared and all of the head is shown as new. ${first}`;
    return { ...shared, base: undefined, notes: [], obstacles: [...obstacles, obstacle] };
  }
}

/** Checks that a name is that of a file. */
export function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

async function findHead(name: string | undefined): Promise<Side> {
  if (name === undefined || isFile(name)) return { file: resolve(name ?? CONTRACT) };
  return fromRevision(name, "--head", CONTRACT);
}

/** File of `REVISION:FILE`, or of `REVISION` alone the file that is compared otherwise. */
async function fromRevision(name: string, option: "--base" | "--head", usual: string): Promise<Side> {
  const { repository, commit, path } = await parseRevision(name, option, usual);
  const revision = await checkOut(repository, commit, path);
  if (!isFile(join(revision.folder, path))) throw new UsageError(`${option} ${name} has no ${path}.`);
  return { file: join(revision.folder, path), revision };
}

async function parseRevision(name: string, option: "--base" | "--head", usual: string) {
  const [revision = "", ...rest] = name.split(":");
  const inside = rest.join(":");
  const repository = await repositoryOf(inside ? process.cwd() : dirname(usual));
  if (!repository) throw new UsageError(`${option} ${name} is not a file, and there is no git repository.`);
  const commit = await commitOf(repository, revision, option);
  const file = inside === "" ? usual : inside.startsWith("./") ? resolve(inside) : join(repository, inside);
  return { repository, commit, path: relative(repository, file).replaceAll("\\", "/") };
}

async function checkOut(repository: string, commit: string, path: string): Promise<Revision> {
  const folder = await extract(repository, commit, [dirname(path) === "." ? "" : dirname(path)]);
  return { repository, commit, path, folder };
}

interface Base {
  readonly side: Side | undefined;
  readonly commit: string | undefined;
  readonly notes: readonly string[];
}

async function findBase(name: string | undefined, head: Side, loading: Promise<LoadedContract>): Promise<Base> {
  if (name !== undefined && isFile(name)) return { side: { file: resolve(name) }, commit: undefined, notes: [] };
  if (name?.includes(":")) {
    const side = await fromRevision(name, "--base", CONTRACT);
    return { side, commit: side.revision?.commit, notes: [] };
  }
  const { revision } = head;
  const isOutside = !revision && (await repositoryOf(dirname(head.file))) === undefined;
  const file = revision ? join(revision.repository, revision.path) : isOutside ? CONTRACT : head.file;
  const repository = await repositoryOf(dirname(file));
  if (!repository) throw new UsageError("This is not a git repository. Name a file to compare with: --base FILE");
  const commit = name === undefined ? await mergeBase(repository, revision?.commit) : await commitOf(repository, name);
  if (!commit) return { side: undefined, commit, notes: ["There is no commit yet: all of the contract is new."] };
  const path = relative(repository, file).replaceAll("\\", "/");
  if (await has(repository, commit, path)) return readableBase(repository, commit, path, []);
  const moved = await findMoved(repository, commit, path, loading);
  const short = commit.slice(0, 7);
  if (moved) return readableBase(repository, commit, moved, [`In ${short}, the contract was ${moved}.`]);
  return { side: undefined, commit, notes: [`The revision ${short} has no ${path}: all of the contract is new.`] };
}

async function has(repository: string, commit: string, path: string): Promise<boolean> {
  return (await git(repository, ["cat-file", "-e", `${commit}:${path}`])) !== undefined;
}

/** Contract of a revision; if it cannot be read, that of the newest revision before it that can. */
async function readableBase(repository: string, commit: string, path: string, notes: readonly string[]): Promise<Base> {
  const revision = await checkOut(repository, commit, path);
  const found = { side: { file: join(revision.folder, path), revision }, commit, notes };
  const isReadable = await loadDescription(found.side.file).then(
    () => true,
    () => false,
  );
  if (isReadable) return found;
  const earlier = await git(repository, ["log", "-1", "--format=%H", `${commit}~1`, "--", path]);
  if (!earlier) return found;
  const older = await readableBase(repository, earlier, path, notes);
  const note = `The contract of ${commit.slice(0, 7)} cannot be read; compared with ${older.commit?.slice(0, 7)} before it.`;
  return { ...older, notes: [...notes, note] };
}

/** Finds the contract under its earlier name: a removed file with the same title, or else the same name. */
async function findMoved(
  repository: string,
  commit: string,
  path: string,
  loading: Promise<LoadedContract>,
): Promise<string | undefined> {
  const list = (await git(repository, ["ls-tree", "-r", "-z", "--name-only", commit]))?.split("\0") ?? [];
  const gone = list.filter((name) => /\.(ya?ml|json)$/i.test(name) && !isFile(join(repository, name)));
  const contracts: { name: string; text: string }[] = [];
  for (const name of gone) {
    const text = (await git(repository, ["show", `${commit}:${name}`])) ?? "";
    if (/^\s*["']?openapi["']?\s*:/m.test(text)) contracts.push({ name, text });
  }
  const { title } = (await loading).model;
  const isSame = ({ text }: { text: string }): boolean => title !== "" && text.includes(title);
  const found =
    contracts.find(isSame) ??
    contracts.find(({ name }) => basename(name) === basename(path)) ??
    (contracts.length === 1 ? contracts[0] : undefined);
  return found?.name;
}

/** Gives the places of a file that was written elsewhere the names that they have in the repository. */
function rename(description: LoadedContract, { revision }: Side): LoadedContract {
  if (!revision) return description;
  const rename = (text: string): string => text.replaceAll(show(revision.folder), show(revision.repository) || ".");
  return {
    ...description,
    problems: description.problems.map(rename),
    locate: (path) => {
      const location = description.locate(path);
      const inside = relative(revision.folder, resolve(location.file));
      return inside.startsWith("..") ? location : { ...location, file: show(join(revision.repository, inside)) };
    },
  };
}
