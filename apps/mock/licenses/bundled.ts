import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TsdownPlugin } from "tsdown";

/** File of the texts, in the folder of the build. */
const FILE = "LICENSES-bundled.txt";

/** Licence texts from their repositories, for packages published without one. */
const ABSENT: ReadonlyMap<string, URL> = new Map([
  ["@nodable/entities", new URL("nodable-entities.txt", import.meta.url)],
  ["@scalar/api-reference", new URL("scalar-api-reference.txt", import.meta.url)],
]);

/**
 * Writes the licences of all bundled packages into one file, as these licences require.
 *
 * @param copied Folders of packages whose files are copied into the build.
 * @throws {Error} during the build, when the licence text of a package is missing.
 */
export function bundledLicenses(copied: readonly string[]): TsdownPlugin {
  return {
    name: "bundled-licenses",
    async generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((output) => (output.type === "chunk" ? output.moduleIds : []));
      const folders = new Set([...copied, ...modules.flatMap((id) => packageFolder(id) ?? [])]);
      const texts = new Set(await Promise.all([...folders].map(licenseOf)));
      this.emitFile({ type: "asset", fileName: FILE, source: [...texts].sort().join(`\n${"-".repeat(80)}\n\n`) });
    },
  };
}

/** Folder of the package that a module belongs to; undefined for modules of this repository. */
function packageFolder(module: string): string | undefined {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(module)?.[1];
}

async function licenseOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? ABSENT.get(name) : join(folder, file);
  if (text === undefined) throw new Error(`${name} ${version} (${license}) brings no text of its licence to keep.`);
  return `${name} ${version} (${license})\n\n${(await readFile(text, "utf8")).trim()}\n`;
}
