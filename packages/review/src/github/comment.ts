import { isObject } from "@numbers-api/openapi/reference";

/** Invisible start of our comments, by which the next run finds them. */
export const MARKER = "<!-- contract-review -->";

/** The length above which GitHub refuses a comment, in characters. */
const LONGEST = 65_536;

/** Destination of a comment. */
export interface Target {
  /** The address of GitHub's REST API, without a slash at the end. */
  readonly api: string;
  /** Owner and name. */
  readonly repository: string;
  readonly pullRequest: number;
  readonly token: string;
}

/**
 * Writes the one comment of the review on a pull request, replacing that of an earlier run.
 *
 * @returns a description of the action.
 * @throws {Error} when GitHub refuses; the message contains its status and never the token.
 */
export async function writeComment(target: Target, markdown: string): Promise<"created" | "updated"> {
  const known = await findComment(target);
  const body = JSON.stringify({ body: shorten(`${MARKER}\n${markdown}`) });
  if (known === undefined) {
    await ask(target, `/issues/${target.pullRequest}/comments`, { method: "POST", body });
    return "created";
  }
  await ask(target, `/issues/comments/${known}`, { method: "PATCH", body });
  return "updated";
}

async function findComment(target: Target): Promise<number | undefined> {
  for (let page = 1; ; page += 1) {
    const comments = await ask(target, `/issues/${target.pullRequest}/comments?per_page=100&page=${page}`, {});
    if (!Array.isArray(comments) || comments.length === 0) return undefined;
    const own = comments.filter(isObject).find(({ body, user }) => {
      // A person may quote the marker; only comments of the workflow's own account are overwritten.
      return String(body).startsWith(MARKER) && isObject(user) && user["type"] === "Bot";
    });
    if (own) return Number(own["id"]);
  }
}

async function ask({ api, repository, token }: Target, path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(`${api}/repos/${repository}${path}`, {
    ...init,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    },
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${init.method ?? "GET"} ${path}`);
  return response.json();
}

function shorten(text: string): string {
  const end = "\n\n… The rest is in the summary of the job.\n";
  return text.length <= LONGEST ? text : text.slice(0, LONGEST - end.length) + end;
}
