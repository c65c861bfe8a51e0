// The workflow of pull requests has nothing of its own: its steps are run here as they stand, with the package manager
// replaced by one that runs the same scripts without a network.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<
      "review" | "comment",
      { readonly if?: string; readonly permissions?: unknown; readonly steps: readonly Step[] }
    >
  >;
}
const workflow = parse(read(".github/workflows/contract-review.yaml")) as Workflow;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "review-workflow-"));
  const { scripts } = JSON.parse(read("spec/package.json")) as { scripts: Record<string, string> };
  const place = (name: string): string =>
    String(scripts[name])
      .replace("node ", `"${process.execPath}" "${join(root, "spec")}/`)
      .replace(/\.ts$/, '.ts"');
  writeFileSync(
    join(folder, "npx"),
    `#!/usr/bin/env bash
[ "$1 $2" = "-y pnpm@12.21.0" ] || exit 99
shift 2
[ "$1" = "--silent" ] && shift
[ "$1 $2" = "--filter @numbers-api/spec" ] && shift 2
command="$1"; shift
case "$command" in
  spec:review) exec ${place("review")} "$@" ;;
  spec:docs) exec ${place("docs")} --out "${join(folder, "docs.html")}" ;;
  review:comment) exec ${place("review:comment")} "$@" ;;
  *) exit 98 ;;
esac
`,
  );
  chmodSync(join(folder, "npx"), 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function runStep(
  job: "review" | "comment",
  name: string,
  env: Record<string, string> = {},
): { status: number | null; output: string } {
  const step = workflow.jobs[job].steps.find((candidate) => candidate.name === name);
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", step?.run ?? "exit 97"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}`, ...env },
  });
  return { status, output: stdout + stderr };
}

describe("the workflow", { timeout: 60_000 }, () => {
  it("reviews, summarizes and documents with the commands that a person runs", () => {
    const summary = join(folder, "summary.md");
    const review = runStep("review", "Review the contract", { BASE: join(root, "spec/openapi.yaml") });
    expect(review).toEqual({ status: 0, output: expect.stringMatching(/^::notice title=Contract review::NONE: /) });
    expect(runStep("review", "Show the review in the job's summary", { GITHUB_STEP_SUMMARY: summary }).status).toBe(0);
    expect(readFileSync(summary, "utf8")).toMatch(/^## NONE: no change on the wire/);
    expect(runStep("review", "Render the documentation").status).toBe(0);
  });

  it("fails on a break that is not approved", () => {
    const base = join(folder, "base.yaml");
    writeFileSync(
      base,
      read("spec/openapi.yaml").replace("required: [code, message]", "required: [code, message, fix]"),
    );
    const { status, output } = runStep("review", "Review the contract", { BASE: base });
    expect(output).toMatch(/^::error title=Contract review::MAJOR: /);
    expect(output).toMatch(/::error file=.*openapi\.yaml,line=\d+,title=Breaking change::GET \/numbers\/list: /);
    expect(status).toBe(1);
  });

  it("hands the comment's script what it needs", () => {
    const { status, output } = runStep("comment", "Write the one comment", {
      NUMBER: "7",
      GITHUB_TOKEN: "",
      GITHUB_REPOSITORY: "",
      GITHUB_API_URL: "",
    });
    expect(output).toContain("Usage: review:comment FILE PULL_REQUEST");
    expect(status).toBe(2);
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
