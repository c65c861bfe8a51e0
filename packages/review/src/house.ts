import { access } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isObject } from "@numbers-api/openapi/reference";
import { loadDescription } from "./inputs/document.ts";
import { git, repositoryOf } from "./inputs/git.ts";
import { CONTRACT, type Pair } from "./inputs/pair.ts";
import { parseApprovals, readApprovals } from "./policy/approvals.ts";
import type { House } from "./review.ts";

/** The approvals of this repository. */
export const APPROVALS: string = fileURLToPath(new URL("../../../spec/approvals.yaml", import.meta.url));

/**
 * What this repository adds to a review, if the pair is of its own contract: the file itself, or an edited copy of it,
 * which has the same title.
 */
export async function houseOf({ head, commit }: Pair, approvalsFile: string): Promise<House | undefined> {
  if (!(await isOurs(head.path, head.document))) return undefined;
  const approvals = await readApprovals(approvalsFile);
  const repository = await repositoryOf(join(CONTRACT, ".."));
  const name = repository && relative(repository, approvalsFile).replaceAll("\\", "/");
  const old = repository && commit ? await git(repository, ["show", `${commit}:${name}`]) : undefined;
  return { approvals, spent: old ? parseApprovals(old, approvalsFile) : [] };
}

async function isOurs(path: string, document: unknown): Promise<boolean> {
  if (path === CONTRACT) return true;
  const exists = await access(CONTRACT).then(
    () => true,
    () => false,
  );
  if (!exists) return false;
  const title = (of: unknown): unknown => (isObject(of) && isObject(of["info"]) ? of["info"]["title"] : undefined);
  return title(document) === title((await loadDescription(CONTRACT)).document);
}
