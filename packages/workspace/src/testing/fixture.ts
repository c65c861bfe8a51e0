import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Copy, copyRepository, packageFolders } from "./copy.ts";

/**
 * Copies the repository and puts the fixture contract in the place of the API, for builds, which do not take part in the
 * conditions of tests.
 */
export function copyWithFixture(): Copy {
  const copy = copyRepository();
  for (const folder of packageFolders()) {
    const source = join(copy.dir, folder, "src");
    if (!existsSync(join(source, "fixture"))) continue;
    rmSync(join(source, "generated"), { recursive: true });
    renameSync(join(source, "fixture"), join(source, "generated"));
  }
  return copy;
}
