import { mkdtempSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

let whole: string | undefined;

/** Creates a folder that exists as long as this process. `pnpm spec:review` removes it if the process is killed. */
export async function makeFolder(): Promise<string> {
  if (whole === undefined) {
    const made = mkdtempSync(join(tmpdir(), "contract-review-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true, maxRetries: 3 }));
    whole = made;
  }
  return mkdtemp(join(whole, "part-"));
}
