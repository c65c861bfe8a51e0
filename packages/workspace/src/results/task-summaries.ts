import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const SUMMARIES = ".turbo/runs/*.json";

/** Used members of turbo's run summary. */
interface Summary {
  readonly tasks: readonly { readonly taskId: string; readonly execution?: { readonly exitCode?: number | null } }[];
}

/** Removes the summaries of earlier runs. */
export function removeSummaries(root: string): void {
  for (const file of globSync(SUMMARIES, { cwd: root })) rmSync(join(root, file));
}

/** Tasks that failed since the summaries were removed, for example `@numbers-api/spec#lint`. */
export function failedTasks(root: string): string[] {
  return globSync(SUMMARIES, { cwd: root })
    .map((file) => JSON.parse(readFileSync(join(root, file), "utf8")) as Summary)
    .flatMap(({ tasks }) => tasks)
    .filter(({ execution }) => execution !== undefined && execution.exitCode !== 0)
    .map(({ taskId }) => taskId);
}
