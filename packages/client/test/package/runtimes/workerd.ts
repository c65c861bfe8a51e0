import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { bundle } from "@numbers-api/workspace/packing";

/** The part of Miniflare that is used here; it is not installed in the workspace, so its own types are not at hand. */
interface Miniflare {
  dispatchFetch(url: string): Promise<Response>;
  dispose(): Promise<void>;
}
type MiniflareModule = { readonly Miniflare: new (options: object) => Miniflare };

/**
 * Runs a module in workerd, the runtime of Cloudflare Workers, which has neither a console to read nor a network outside
 * of a request: the module becomes what a worker does when it is asked, and what it prints the answer.
 *
 * @param folder where the module finds what it imports.
 */
export async function runInWorkerd(folder: string, code: string): Promise<string> {
  const path = createRequire(import.meta.url).resolve("miniflare");
  const { Miniflare }: MiniflareModule = await import(pathToFileURL(path).href);
  const script = await bundle(folder, asWorker(code));
  const worker = new Miniflare({ modules: true, script, compatibilityDate: "2026-07-01" });
  try {
    return await (await worker.dispatchFetch("http://worker.localhost/")).text();
  } finally {
    await worker.dispose();
  }
}

function asWorker(code: string): string {
  const [imports, body] = [code.match(/^import .*$/gm) ?? [], code.replaceAll(/^import .*$/gm, "")];
  return `${imports.join("\n")}
export default {
  async fetch() {
    let printed = "";
    const print = (...values) => { printed += values.join(" ") + "\\n"; };
    const console = { log: print, error: print };
    ${body}
    return new Response(printed);
  },
};`;
}
