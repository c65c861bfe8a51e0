import { builtinModules } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
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
  const entry = join(PEERS, "entry.ts");
  await using build = await rolldown({
    input: entry,
    cwd: PEERS,
    platform: "browser",
    // Packages made for servers import modules of Node, which count as zero bytes.
    external: [...builtinModules, /^node:/],
    transform: { target: "es2022" },
    plugins: [
      {
        name: "application",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `import { open } from ${JSON.stringify(sourceOf(client))};
open({ baseUrl: "https://numbers.example" })().then(console.log);`
            : null,
      },
    ],
  });
  const { output } = await build.generate({ format: "esm", minify: true, comments: false });
  const code = Buffer.from(output[0].code);
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}
