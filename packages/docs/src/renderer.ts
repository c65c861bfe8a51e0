import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Reads the renderer: Scalar's API reference as one self-contained browser script. */
export async function readRenderer(): Promise<string> {
  return readFile(new URL("dist/browser/standalone.js", rendererPackage()), "utf8");
}

/** Folder of the renderer's package. */
export function rendererPackage(): URL {
  // The main module is in `dist`; the script is not among the package's exports. Vitest lacks `import.meta.resolve`.
  const main = createRequire(import.meta.url).resolve("@scalar/api-reference");
  return new URL("..", pathToFileURL(main));
}
