// Usage: node src/github/comment-cli.ts FILE PULL_REQUEST COMMIT   Writes the review in FILE as the one comment of the
// pull request, or reports that the review of the commit failed if FILE is not a plain file of a bounded size.
// Environment variables, as set by GitHub's runners: GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL, GITHUB_SERVER_URL
// and GITHUB_RUN_ID. Exit code 0: written; 1: GitHub refused; 2: called wrongly.
import { messageOf } from "@numbers-api/openapi/problem";
import { formatFailure, readReport, writeComment } from "./comment.ts";

const USAGE =
  "Usage: review:comment FILE PULL_REQUEST COMMIT, with GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL, GITHUB_SERVER_URL and GITHUB_RUN_ID in the environment";

process.exitCode = await run(process.argv.slice(2).filter((argument) => argument !== "--"));

async function run([file, number, commit, ...rest]: readonly string[]): Promise<number> {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: api } = process.env;
  const { GITHUB_SERVER_URL: server, GITHUB_RUN_ID: id } = process.env;
  const pullRequest = Number(number || Number.NaN);
  const isComplete = file && commit && token && repository && api && server && id;
  if (!isComplete || rest.length > 0 || !Number.isInteger(pullRequest)) {
    console.error(USAGE);
    return 2;
  }
  try {
    const failure = formatFailure(commit, `${server}/${repository}/actions/runs/${id}`);
    const text = (await readReport(file)) ?? failure;
    const done = await writeComment({ api, repository, pullRequest, token }, text);
    console.log(`The review's comment was ${done}.`);
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}
