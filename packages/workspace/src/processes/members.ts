import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

const PATTERNS = ["spec", "spec/rules", "packages/*", "apps/*"];

/** Folders of the workspace's packages, for example `packages/client`, without those that pnpm-workspace.yaml leaves out. */
export function packageFolders(): string[] {
  const settings = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  return PATTERNS.flatMap((pattern) => {
    if (!pattern.endsWith("/*")) return [pattern];
    const folder = pattern.slice(0, -2);
    return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  }).filter((folder) => existsSync(join(root, folder, "package.json")) && !settings.includes(`"!${folder}"`));
}

/** False for a package that the workspace leaves out, such as the console of an API that `pnpm adopt` replaced. */
export function isMember(folder: string): boolean {
  return packageFolders().includes(folder);
}
