// Packs the client once for all tests of the package.
import { rmSync } from "node:fs";
import { pack, temporaryFolder } from "@numbers-api/workspace/packing";
import type { TestProject } from "vitest/node";
import { client } from "./folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of the packed client. */
    readonly tarball: string;
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const folder = temporaryFolder();
  project.provide("tarball", await pack(client, folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
