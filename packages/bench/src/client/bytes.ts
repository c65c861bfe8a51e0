import { builtinModules } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { PEERS } from "../core/places.ts";
import type { Client } from "./app.ts";
import { sourceOf } from "./prepare.ts";

/** Size of a bundled application, in bytes. */
export interface Weight {
  readonly minified: number;
  readonly gzipped: number;
}

/**
 * Bundles an application that makes one call for browsers: ES modules, minified, without unused code, and compressed by
 * gzip at its highest level.
 */
export async function weigh(client: Client): Promise<Weight> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { open } from ${JSON.stringify(sourceOf(client))};
open({ baseUrl: "https://numbers.example" })().then(console.log);`,
      resolveDir: PEERS,
    },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    // Packages made for servers import modules of Node, which count as zero bytes.
    external: [...builtinModules, "node:*"],
    legalComments: "none",
    absWorkingDir: PEERS,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}
