// Usage: node src/review/github/comment-cli.ts FILE PULL_REQUEST   Writes the review in FILE as the one comment of the
// pull request. In the environment: GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL, as GitHub's runners set them.
// Exit code 0: written; 1: GitHub refused; 2: called wrongly.
import { readFile } from "node:fs/promises";
import { writeComment } from "./comment.ts";

const [file, number, ...rest] = process.argv.slice(2).filter((argument) => argument !== "--");
const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: api } = process.env;
const pullRequest = Number(number);
if (!file || rest.length > 0 || !Number.isInteger(pullRequest) || !token || !repository || !api) {
  console.error(
    "Usage: review:comment FILE PULL_REQUEST, with GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL in the environment",
  );
  process.exitCode = 2;
} else {
  try {
    const done = await writeComment({ api, repository, pullRequest, token }, await readFile(file, "utf8"));
    console.log(`The review's comment was ${done}.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
