// Packs this package and its client once for all package tests.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pack, temporaryFolder } from "@numbers-api/workspace/packing";
import type { TestProject } from "vitest/node";
import { folder } from "./folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the packed package. */
    readonly tarball: string;
    /** Path of the packed client. */
    readonly client: string;
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const into = temporaryFolder();
  project.provide("client", await pack(join(folder, "../client"), into));
  project.provide("tarball", await pack(folder, into));
  return () => rmSync(into, { recursive: true, force: true });
}
