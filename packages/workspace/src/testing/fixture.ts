import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolders } from "../processes/members.ts";
import { type Copy, copyRepository } from "./copy.ts";

const FIXTURE = "packages/openapi/fixture/openapi.yaml";
/** Name of the repository that its files are generated with. */
const NAME = "numbers-api";

/**
 * Copies the repository and puts the fixture contract and its name in the place of the API, for tests that build packages or edit the
 * contract.
 */
export function copyWithFixture(): Copy {
  const copy = copyRepository();
  cpSync(join(copy.dir, FIXTURE), join(copy.dir, "spec/openapi.yaml"));
  for (const folder of packageFolders()) {
    const [from, to] = ["fixture", "generated"].map((name) => join(copy.dir, folder, "src", name)) as [string, string];
    if (!existsSync(from)) continue;
    rmSync(to, { recursive: true });
    cpSync(from, to, { recursive: true });
    for (const name of readdirSync(to)) {
      const text = readFileSync(join(to, name), "utf8");
      writeFileSync(join(to, name), text.replace(FIXTURE, "spec/openapi.yaml"));
    }
  }
  const manifest = join(copy.dir, "package.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/"name": "[^"]*"/, `"name": "${NAME}"`));
  copy.commit();
  return copy;
}
