import { statSync } from "node:fs";
import { basename, dirname, join, posix, relative, resolve } from "node:path";
import { ProblemError, show } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { ROOT } from "./cache.ts";
import { type LoadedContract, readContract } from "./contract.ts";
import { commitOf, extract, findPlace, git, mergeBase, type RepositoryFile } from "./git.ts";

/** Contract of this repository. */
export const CONTRACT: string = join(ROOT, "spec/openapi.yaml");

export interface Pair extends Base {
  readonly head: LoadedContract;
}

interface Base {
  /** Undefined without a base: all of the head is new. */
  readonly base: LoadedContract | undefined;
  readonly commit: string | undefined;
  /** Remarks on the comparison itself. */
  readonly notes: readonly string[];
  /** Reasons why the comparison is incomplete. */
  readonly obstacles: readonly string[];
}

/** File of one side, and the revision that it was written from. */
interface Side {
  readonly file: string;
  readonly revision?: RepositoryFile & { readonly commit: string; readonly folder: string };
}

/**
 * Reads the two sides of a comparison.
 *
 * @throws {UsageError} when the file or revision does not exist.
 * @throws {ProblemError} when the head is not an OpenAPI document.
 */
export async function loadPair(baseName: string | undefined, headName = CONTRACT): Promise<Pair> {
  const side = headName === CONTRACT ? { file: CONTRACT } : await findSide(headName, "--head");
  const loading = read(side);
  // Awaited after the base is found; until then, a rejection is handled nowhere.
  loading.catch(() => {});
  const base = await findBase(baseName, side, loading);
  const head = await loading;
  return {
    ...base,
    head,
    obstacles: [...head.problems.map((problem) => `In the head, ${problem}`), ...base.obstacles],
  };
}

export function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Side that is a file, a file of a revision (`REVISION:FILE`), or our contract in a revision. */
async function findSide(name: string, option: "--base" | "--head"): Promise<Side> {
  if (isFile(name)) return { file: resolve(name) };
  const [revision = "", ...rest] = name.split(":");
  const inside = rest.join(":");
  if (revision === "" || name.endsWith(":"))
    throw new UsageError(`${option} ${name} is not a file. Name a revision and a file: ${option} REVISION:FILE`);
  const place = await findPlace(inside ? resolve(basename(inside)) : CONTRACT);
  if (!place) throw new UsageError(`${option} ${name} is not a file, and there is no git repository.`);
  const commit = await commitOf(place.repository, revision, option);
  const path = /^\.\.?\//.test(inside) ? posix.join(dirname(place.path), inside) : inside || place.path;
  const side = await checkOut({ ...place, path }, commit);
  if (!isFile(side.file)) throw new UsageError(`${option} ${name} has no ${side.revision?.path}.`);
  return side;
}

async function checkOut(file: RepositoryFile, commit: string): Promise<Side> {
  const folder = await extract(file.repository, commit, [dirname(file.path)]);
  return { file: join(folder, file.path), revision: { ...file, commit, folder } };
}

async function read({ file, revision }: Side): Promise<LoadedContract> {
  if (!revision) return readContract(file);
  const [from, to] = [show(revision.folder), relative(process.cwd(), revision.repository).replaceAll("\\", "/")];
  return readContract(file, (text) => text.replaceAll(`${from}/`, to && `${to}/`));
}

/** Reads a base. Of one that cannot be read, takes the newest revision before it that can. */
async function readBase(side: Side, notes: readonly string[] = []): Promise<Base> {
  const { commit, repository = "", path = "" } = side.revision ?? {};
  try {
    const base = await read(side);
    return {
      base,
      commit,
      notes,
      obstacles: base.problems.map((each) => `In the base, ${each} The rest was compared.`),
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const earlier = commit && (await git(repository, ["log", "-1", "--format=%H", `${commit}~1`, "--", path]));
    const older = earlier ? await readBase(await checkOut({ repository, path }, earlier)) : undefined;
    if (older?.base) {
      const [name, before] = [commit, older.commit].map((each) => each?.slice(0, 7));
      const note = `The contract of ${name} cannot be read; compared with ${before} before it.`;
      return { ...older, notes: [...notes, note] };
    }
    const [first = ""] = error.message.split("\n");
    const obstacle = `The base cannot be read, so nothing was compared and all of the head is shown as new. ${first}`;
    return { base: undefined, commit, notes: [], obstacles: [obstacle] };
  }
}

async function findBase(name: string | undefined, head: Side, loading: Promise<LoadedContract>): Promise<Base> {
  if (name !== undefined && (isFile(name) || name.includes(":"))) return readBase(await findSide(name, "--base"));
  const place = head.revision ?? (await findPlace(head.file)) ?? (await findPlace(CONTRACT));
  if (!place) throw new UsageError("This is not a git repository. Name a file to compare with: --base FILE");
  const { repository } = place;
  const commit =
    name === undefined ? await mergeBase(repository, head.revision?.commit) : await commitOf(repository, name);
  const nothing = { base: undefined, commit, obstacles: [] };
  if (!commit) return { ...nothing, notes: ["There is no commit yet: all of the contract is new."] };
  const isThere = (await git(repository, ["cat-file", "-e", `${commit}:${place.path}`])) !== undefined;
  const path = isThere ? place.path : await findMoved(place, commit, (await loading).model.title);
  const short = commit.slice(0, 7);
  if (!path) return { ...nothing, notes: [`The revision ${short} has no ${place.path}: all of the contract is new.`] };
  return readBase(
    await checkOut({ repository, path }, commit),
    isThere ? [] : [`In ${short}, the contract was ${path}.`],
  );
}

/** Finds a contract under its earlier name: a removed file with the same title, or else the same name. */
async function findMoved({ repository, path }: RepositoryFile, commit: string, title: string) {
  const search = async (...pattern: readonly string[]): Promise<string[]> => {
    const files = ["*.yaml", "*.yml", "*.json"];
    const found = await git(repository, ["grep", "-lz", "--full-name", ...pattern, commit, "--", ...files]);
    return (found ?? "").split("\0").map((name) => name.slice(commit.length + 1));
  };
  const contracts = await search("-E", "-e", `^[[:space:]{]*["']?openapi["']?[[:space:]]*:`);
  const gone = contracts.filter((name) => name !== "" && !isFile(join(repository, name)));
  const titled = gone.length > 1 && title !== "" ? await search("-F", "-e", title) : [];
  const isSame = (name: string): boolean => titled.includes(name);
  const [only, another] = gone;
  return gone.find(isSame) ?? gone.find((name) => basename(name) === basename(path)) ?? (another ? undefined : only);
}
