import { build } from "esbuild";

/** One ES module of a module and all that it imports, as a bundler makes it for where there are no files. */
export async function bundle(folder: string, code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "ts" },
    ...{ bundle: true, write: false, format: "esm", platform: "browser", target: "es2022" },
  });
  return outputFiles[0]?.text ?? "";
}
