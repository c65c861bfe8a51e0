import { constants } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { isObject } from "@numbers-api/openapi/reference";

/** Invisible start of our comments, by which the next run finds them. */
export const MARKER = "<!-- contract-review -->";

/** The length above which GitHub refuses a comment, in characters. */
const LONGEST = 65_536;

/** Size in bytes above which a file is not a report. */
const LARGEST = 1_000_000;

export interface Target {
  /** The address of GitHub's REST API, without a slash at the end. */
  readonly api: string;
  readonly repository: string;
  readonly pullRequest: number;
  readonly token: string;
}

/**
 * Reads the report of an artifact, which is foreign: only a plain file of a bounded size that is alone in its folder is
 * one, and a link is not followed.
 *
 * @returns undefined for anything else.
 */
export async function readReport(file: string): Promise<string | undefined> {
  const names = await readdir(dirname(file)).catch(() => []);
  if (names.length !== 1) return undefined;
  // Non-blocking, so that a named pipe does not hang the job.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  await using handle = await open(file, flags).catch(() => undefined);
  const stat = await handle?.stat();
  return stat?.isFile() && stat.size <= LARGEST ? handle?.readFile("utf8") : undefined;
}

/** Text that replaces a review that failed, so that an earlier one is not taken for it. */
export function formatFailure(commit: string, run: string): string {
  return `## The review failed

It has no verdict on ${commit.slice(0, 7)}: what this change does to consumers is not known. The [log of the run](${run}) says
what went wrong.
`;
}

/**
 * Writes the one comment of the review on a pull request, replacing that of an earlier run.
 *
 * @returns a description of the action.
 * @throws {Error} when GitHub refuses; the message contains its status and never the token.
 */
export async function writeComment(target: Target, markdown: string): Promise<"created" | "updated"> {
  const known = await findComment(target);
  const end = "\n\n… The rest is in the summary of the job.\n";
  const text = `${MARKER}\n${markdown}`;
  const fitting = text.length <= LONGEST ? text : text.slice(0, LONGEST - end.length) + end;
  const init = { method: known === undefined ? "POST" : "PATCH", body: JSON.stringify({ body: fitting }) };
  const place = known === undefined ? `/issues/${target.pullRequest}/comments` : `/issues/comments/${known}`;
  await ask(target, place, init);
  return known === undefined ? "created" : "updated";
}

async function findComment(target: Target): Promise<number | undefined> {
  for (let page = 1; ; page += 1) {
    const comments = await ask(target, `/issues/${target.pullRequest}/comments?per_page=100&page=${page}`, {});
    if (!Array.isArray(comments) || comments.length === 0) return undefined;
    // A person may quote the marker; only comments of the workflow's own account are overwritten.
    const own = comments
      .filter(isObject)
      .find(({ body, user }) => String(body).startsWith(MARKER) && isObject(user) && user["type"] === "Bot");
    if (own) return Number(own["id"]);
  }
}

async function ask({ api, repository, token }: Target, path: string, init: RequestInit): Promise<unknown> {
  const accept = { accept: "application/vnd.github+json", "content-type": "application/json" };
  const headers = { ...accept, authorization: `Bearer ${token}` };
  const response = await fetch(`${api}/repos/${repository}${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${init.method ?? "GET"} ${path}`);
  return response.json();
}
