import { gzipSync } from "node:zlib";
import { build } from "esbuild";

interface BundleOptions {
  readonly minify?: boolean;
  /** Packages that the bundle imports. */
  readonly external?: string[];
}

/** Bundles a module with everything that it imports into one ES module for browsers. */
export async function bundle(folder: string, code: string, options: BundleOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "ts" },
    ...{ bundle: true, write: false, format: "esm", platform: "browser", target: "es2022" },
    ...options,
  });
  return outputFiles[0]?.text ?? "";
}

/** Size of a minified bundle after `gzip -9`, in bytes. */
export async function downloadSize(folder: string, code: string, external: string[] = []): Promise<number> {
  return gzipSync(await bundle(folder, code, { minify: true, external }), { level: 9 }).length;
}
