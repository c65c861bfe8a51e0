// Runs the unchanged steps of the workflow of pull requests, with a package manager that runs the same scripts offline.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** The text of a file of the repository. */
export const read = (file: string): string => readFileSync(join(root, file), "utf8");

interface Edge {
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
type JobName = "review" | "comment";
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<JobName, { readonly if?: string; readonly permissions?: unknown; readonly steps: readonly Edge[] }>
  >;
}
/** The workflow of pull requests. */
export const workflow: Workflow = parse(read(".github/workflows/contract-review.yaml")) as Workflow;

/**
 * Step of the workflow.
 *
 * @throws {Error} when the step does not exist.
 */
export function stepOf(job: JobName, name: string): Edge {
  const step = workflow.jobs[job].steps.find((candidate) => candidate.name === name);
  if (!step) throw new Error(`The workflow has no step "${name}".`);
  return step;
}

/** Exit code and output of a step. */
export interface StepResult {
  readonly status: number | null;
  readonly output: string;
}

/** A machine that runs steps of the workflow. */
export interface Runner extends Disposable {
  /** Working directory of the steps. */
  readonly folder: string;
  run(job: JobName, name: string, env?: Readonly<Record<string, string>>): Promise<StepResult>;
}

/** Creates such a machine. */
export function makeRunner(): Runner {
  const folder = mkdtempSync(join(tmpdir(), "review-workflow-"));
  writePackageManager(folder);
  const run: Runner["run"] = (job, name, env = {}) => {
    const args = ["-e", "-o", "pipefail", "-c", stepOf(job, name).run ?? "exit 97"];
    const PATH = `${folder}${delimiter}${process.env["PATH"]}`;
    return new Promise((resolve) => {
      const options = { cwd: folder, env: { ...process.env, PATH, ...env } };
      const child = execFile("bash", args, options, (_, stdout, stderr) =>
        resolve({ status: child.exitCode, output: stdout + stderr }),
      );
    });
  };
  return { folder, run, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

function writePackageManager(folder: string): void {
  const scriptsOf = (file: string): Record<string, string> =>
    // Every package.json of the repository has scripts.
    (JSON.parse(read(file)) as { scripts: Record<string, string> }).scripts;
  const scripts = { ...scriptsOf("packages/review/package.json"), ...scriptsOf("package.json") };
  const place = (name: string): string => {
    // The root command runs the program in the root of the repository; here it runs in the folder of the test.
    const command = String(scripts[name]).replace("packages/workspace/src/main.mjs run ", "");
    const folder = command.startsWith("node packages/") ? root : join(root, "packages/review");
    return command.replace("node ", `"${process.execPath}" "${folder}/`).replace(/\.ts$/, '.ts"');
  };
  writeFileSync(
    join(folder, "npx"),
    `#!/usr/bin/env bash
[ "$1 $2" = "-y pnpm@12.21.0" ] || exit 99
shift 2
[ "$1" = "--silent" ] && shift
[ "$1 $2" = "--filter @numbers-api/review" ] && shift 2
command="$1"; shift
case "$command" in
  spec:review) exec ${place("spec:review")} "$@" ;;
  spec:docs) exec ${place("spec:docs")} --out "${join(folder, "docs.html")}" ;;
  review:comment) exec ${place("review:comment")} "$@" ;;
  *) exit 98 ;;
esac
`,
    { mode: 0o755 },
  );
}
