import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { show } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { loadDescription } from "../inputs/description.ts";
import { git, repositoryOf } from "../inputs/git.ts";
import { CONTRACT, isFile, type Pair } from "../inputs/pair.ts";
import { type Approval, parseApprovals } from "./approvals.ts";

/** Approvals of this repository. */
const APPROVALS: string = fileURLToPath(new URL("../../../../spec/approvals.yaml", import.meta.url));

/** Rules for the contract of this repository only. */
export interface RepositoryPolicy {
  readonly approvals: readonly Approval[];
  /** Approvals that are already in the base. */
  readonly spent: readonly Approval[];
}

/**
 * Reads the policy if the pair is the contract of this repository: the file itself, or an edited copy with the same
 * title.
 *
 * @throws {UsageError} when the given file of approvals does not exist.
 */
export async function readRepositoryPolicy(
  { head, commit }: Pair,
  given: string | undefined,
): Promise<RepositoryPolicy | undefined> {
  if (given !== undefined && !isFile(given))
    throw new UsageError(
      `--approvals ${given} is not a file. Name the file of the approvals, or leave the option out.`,
    );
  const isOwn = head.path === CONTRACT || (isFile(CONTRACT) && (await isCopy(head.model.title)));
  if (!isOwn) return undefined;
  const file = given ?? APPROVALS;
  const text = isFile(file) ? await readFile(file, "utf8") : "";
  const repository = await repositoryOf(join(CONTRACT, ".."));
  const name = repository && relative(repository, file).replaceAll("\\", "/");
  const old = repository && commit ? await git(repository, ["show", `${commit}:${name}`]) : undefined;
  return { approvals: parseApprovals(text, show(file)), spent: old ? parseApprovals(old, show(file)) : [] };
}

async function isCopy(title: string): Promise<boolean> {
  return title !== "" && title === (await loadDescription(CONTRACT)).model.title;
}
