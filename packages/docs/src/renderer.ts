import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Reads the renderer: Scalar's API reference as one browser script that loads nothing else. */
export async function readRenderer(): Promise<string> {
  return readFile(new URL("dist/browser/standalone.js", rendererPackage()), "utf8");
}

/** Folder of the renderer's package. */
export function rendererPackage(): URL {
  // The main module stands in `dist`; the script is not among the package's exports. Vitest has no `import.meta.resolve`.
  const main = createRequire(import.meta.url).resolve("@scalar/api-reference");
  return new URL("..", pathToFileURL(main));
}
