import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { DocsPage } from "@numbers-api/docs";
import type { JsonObject } from "@numbers-api/openapi/model";
import { docsRendererFile } from "../package-files.ts";

/** Path of the renderer's script. */
export const RENDERER_PATH = "/__mock/docs/renderer.js";

/**
 * Documentation of the contract that is served, with requests to try against this mock.
 *
 * @param host Address of the mock as the browser knows it, for example `127.0.0.1:4010`.
 */
export async function readDocs(document: object, host: string): Promise<DocsPage> {
  // Loaded on demand: most servers never serve it.
  const { docsPage } = await import("@numbers-api/docs");
  // Every document is an object.
  return docsPage(document as JsonObject, {
    url: `http://${host}`,
    rendererPath: RENDERER_PATH,
    home: { href: "/__mock", label: "Mock server" },
    apiKey: "any",
  });
}

/** Reads the renderer's script: from the build, and in this repository, where none is needed, from its package. */
export async function readDocsRenderer(): Promise<string> {
  const built = await readFile(docsRendererFile).catch(() => undefined);
  if (built) return gunzipSync(built).toString("utf8");
  const { readRenderer } = await import("@numbers-api/docs");
  return readRenderer();
}
