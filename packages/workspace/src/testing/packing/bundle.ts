import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

interface BundleOptions {
  readonly minify?: boolean;
  /** Packages that the bundle imports. */
  readonly external?: string[];
}

/** Bundles a module with everything that it imports into one ES module for browsers, as Vite does. */
export async function bundle(folder: string, code: string, options: BundleOptions = {}): Promise<string> {
  const { minify = false, external = [] } = options;
  const entry = join(folder, "entry-of-the-bundle.ts");
  const given = { name: "given", resolveId: (id: string) => (id === entry ? id : null) };
  await using build = await rolldown({
    ...{ input: entry, cwd: folder, platform: "browser", external, transform: { target: "es2022" } },
    logLevel: "silent",
    plugins: [{ ...given, load: (id) => (id === entry ? code : null) }],
  });
  const { output } = await build.generate({ format: "esm", minify });
  return output[0].code;
}

/** Size of a minified bundle after `gzip -9`, in bytes. */
export async function downloadSize(folder: string, code: string, external: string[] = []): Promise<number> {
  return gzipSync(await bundle(folder, code, { minify: true, external }), { level: 9 }).length;
}
