import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "./run.ts";

/** New project outside the workspace. */
export interface BlankProject extends Disposable {
  readonly folder: string;
  /** Writes files, by their paths in the project. */
  write(files: Readonly<Record<string, string>>): void;
}

/** Creates a blank project and installs packages in it with npm, as most newcomers do. */
export async function blankProject(...packages: readonly string[]): Promise<BlankProject> {
  const folder = temporaryFolder();
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], folder);
  return {
    folder,
    write: (files) => writeFiles(folder, files),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes files, by their paths in a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** New folder from which no workspace package resolves. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "numbers-api-")));
}
