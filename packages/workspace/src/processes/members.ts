import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

const PATTERNS = ["spec", "spec/rules", "packages/*", "apps/*"];

/** Folders that pnpm-workspace.yaml leaves out of the workspace. */
export function leftOutFolders(): string[] {
  const settings = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  return [...settings.matchAll(/^ {2}- "!(.+)"$/gm)].map(([, folder = ""]) => folder);
}

/** Folders of the workspace's packages, for example `packages/client`. */
export function packageFolders(): string[] {
  const leftOut = leftOutFolders();
  return PATTERNS.flatMap((pattern) => {
    if (!pattern.endsWith("/*")) return [pattern];
    const folder = pattern.slice(0, -2);
    return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  }).filter((folder) => existsSync(join(root, folder, "package.json")) && !leftOut.includes(folder));
}

/** False for a package that the workspace leaves out, such as the console of an API that `pnpm adopt` replaced. */
export function isMember(folder: string): boolean {
  return packageFolders().includes(folder);
}
