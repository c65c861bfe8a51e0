// The workflow of pull requests only calls commands that a person can run.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeRunner, type Runner, read, workflow } from "./workflow.ts";

let runner: Runner;
beforeEach(() => {
  runner = makeRunner();
});
afterEach(() => runner[Symbol.dispose]());

describe("the workflow", { timeout: 60_000 }, () => {
  it("reviews, summarizes and documents with the commands that a person runs", async () => {
    const summary = join(runner.folder, "summary.md");
    const review = await runner.run("review", "Review the contract", {
      BASE: fileURLToPath(new URL("../../../../spec/openapi.yaml", import.meta.url)),
    });
    expect(review).toEqual({ status: 0, output: expect.stringMatching(/^::notice title=Contract review::NONE: /) });
    const show = await runner.run("review", "Show the review in the job's summary", { GITHUB_STEP_SUMMARY: summary });
    expect(show.status).toBe(0);
    expect(readFileSync(summary, "utf8")).toMatch(/^## NONE: no change on the wire/);
    expect((await runner.run("review", "Render the documentation")).status).toBe(0);
  });

  it("fails on a break that is not approved", async () => {
    const base = join(runner.folder, "base.yaml");
    const operation = 'get: { operationId: gone_list, responses: { "200": { description: Gone. } } }';
    writeFileSync(base, read("spec/openapi.yaml").replace(/^paths:\n/m, `paths:\n  /gone:\n    ${operation}\n`));
    const { status, output } = await runner.run("review", "Review the contract", { BASE: base });
    expect(output).toMatch(/^::error title=Contract review::MAJOR: /);
    expect(output).toMatch(/::error file=.*\.yaml,line=\d+,title=Breaking change::.*GET \/gone/);
    expect(status).toBe(1);
  });

  it("runs the code of a pull request with the right to read only, and writes with the code of the base", () => {
    const { review, comment } = workflow.jobs;
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(review.permissions).toBeUndefined();
    expect(comment.permissions).toEqual({ contents: "read", "pull-requests": "write" });
    expect(comment.if).toContain("head.repo.full_name == github.repository");
    expect(comment.steps[0]).toMatchObject({
      with: { ref: expect.stringContaining("github.event.pull_request.base.sha") },
    });
    const secrets = review.steps
      .flatMap(({ env }) => Object.values(env ?? {}))
      .filter((value) => /token|secret/i.test(value));
    expect(secrets).toEqual([]);
  });
});
