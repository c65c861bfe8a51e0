// Packs the client once for all tests of the package.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { copyWithFixture } from "@numbers-api/workspace/fixture";
import { pack, temporaryFolder } from "@numbers-api/workspace/packing";
import type { TestProject } from "vitest/node";
import { client } from "./folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the packed client. */
    readonly published: string;
    /** Path of the client that is packed with the fixture contract. */
    readonly tarball: string;
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const folder = temporaryFolder();
  const copy = copyWithFixture();
  project.provide("published", await pack(client, join(folder, "published")));
  project.provide("tarball", await pack(join(copy.dir, "packages/client"), folder));
  return () => {
    rmSync(folder, { recursive: true, force: true });
    copy[Symbol.dispose]();
  };
}
