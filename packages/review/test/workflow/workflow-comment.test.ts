// The pull request always has one comment, for the newest commit, even if the review fails.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGithub, startGithub } from "./fake-github.ts";
import { makeRunner, type Runner, type StepResult, stepOf, workflow } from "./workflow.ts";

let runner: Runner;
let github: FakeGithub;
beforeEach(async () => {
  runner = makeRunner();
  github = await startGithub();
});
afterEach(() => {
  github[Symbol.dispose]();
  runner[Symbol.dispose]();
});

describe("the comment on a pull request", { timeout: 60_000 }, () => {
  // The runner keeps its package manager in the folder of the job.
  const artifact = (): string => join(runner.folder, "artifact");
  const report = (): string => join(artifact(), "review.md");
  const write = (text: string): void => {
    mkdirSync(artifact(), { recursive: true });
    writeFileSync(report(), text);
  };
  const comment = (env: Record<string, string> = {}): Promise<StepResult> =>
    runner.run("comment", "Write the one comment", {
      REPORT: report(),
      ...{ NUMBER: "7", COMMIT: "0123456789abcdef", GITHUB_TOKEN: "secret", GITHUB_API_URL: github.url },
      ...{ GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: "acme/numbers", GITHUB_RUN_ID: "42" },
      ...env,
    });

  it("is the review", async () => {
    write("## NONE: no change on the wire\n");
    expect(await comment()).toEqual({ status: 0, output: "The review's comment was created.\n" });
    expect(github.comments[0]?.body).toContain("## NONE: no change on the wire");
  });

  it("replaces the findings of an earlier review by the failure", async () => {
    write("## NONE: no change on the wire\n");
    await comment();
    rmSync(report());
    expect(await comment()).toEqual({ status: 0, output: "The review's comment was updated.\n" });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("## The review failed\n\nIt has no verdict on 0123456:");
    expect(github.comments[0]?.body).toContain("(https://github.example/acme/numbers/actions/runs/42)");
    expect(github.comments[0]?.body).not.toContain("NONE");
  });

  it("fails without any of the variables that its script requires", async () => {
    for (const name of Object.keys(stepOf("comment", "Write the one comment").env ?? {})) {
      const { status, output } = await comment({ [name]: "" });
      expect(output, name).toContain("Usage: review:comment FILE PULL_REQUEST COMMIT");
      expect(status, name).toBe(2);
    }
  });

  it("is written whether the review has left something or not", () => {
    const download = workflow.jobs.comment.steps.find(({ uses }) => uses?.startsWith("actions/download-artifact@"));
    const upload = workflow.jobs.review.steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
    expect(workflow.jobs.comment.if).toContain("!cancelled()");
    // By its name, one that is not there would be an error.
    expect(download?.with).toMatchObject({ pattern: upload?.with?.["name"], "merge-multiple": true });
  });

  it("is read from a folder outside of the code that writes it", () => {
    const download = workflow.jobs.comment.steps.find(({ uses }) => uses?.startsWith("actions/download-artifact@"));
    expect(download?.with?.["path"]).toMatch(/^\$\{\{ runner\.temp \}\}\/review$/);
    expect(stepOf("comment", "Write the one comment").env?.["REPORT"]).toBe(`${download?.with?.["path"]}/review.md`);
  });
});
