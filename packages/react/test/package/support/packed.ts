// Packs this package and its client once for all package tests.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { copyWithFixture } from "@numbers-api/workspace/fixture";
import { pack, temporaryFolder } from "@numbers-api/workspace/packing";
import type { TestProject } from "vitest/node";
import { folder } from "./folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the packed package. */
    readonly published: string;
    /** Path of the package that is packed with the fixture contract. */
    readonly tarball: string;
    /** Path of the client that is packed with the fixture contract. */
    readonly client: string;
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const into = temporaryFolder();
  const copy = copyWithFixture();
  project.provide("published", await pack(folder, join(into, "published")));
  project.provide("client", await pack(join(copy.dir, "packages/client"), into));
  project.provide("tarball", await pack(join(copy.dir, "packages/react"), into));
  return () => {
    rmSync(into, { recursive: true, force: true });
    copy[Symbol.dispose]();
  };
}
