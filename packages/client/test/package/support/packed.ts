// Packs the client once for all tests of the package.
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { temporaryFolder } from "./blank-project.ts";
import { pack } from "./pack.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of the packed client. */
    readonly tarball: string;
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const folder = temporaryFolder();
  project.provide("tarball", await pack(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
