import { readFile } from "node:fs/promises";
import module from "node:module";

/** The files of the page: beside the sources as they were written, and beside what is built as they were built. */
const FOLDER = new URL("./page/", import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  ts: "text/javascript; charset=utf-8",
};

/** A file of the page, as a browser takes it. */
export interface PageFile {
  readonly contentType: string;
  readonly text: string;
}

/** The page itself, which refers to the other files. */
export async function readPage(): Promise<string> {
  return readFile(new URL("index.html", FOLDER), "utf8");
}

/**
 * Reads a file that the page refers to, by its path without a slash at the beginning. Nothing outside of the folder can
 * be named, because a path has no dots but the one before its ending.
 *
 * Where the page was not built, as in this repository, a script is served from its source without the types. Only then
 * is a function needed that older versions of Node have not.
 */
export async function readPageFile(path: string): Promise<PageFile | undefined> {
  const [, stem, ending = ""] = /^((?:[a-z-]+\/)?[a-z-]+)\.([a-z]+)$/.exec(path) ?? [];
  const contentType = TYPES[ending];
  if (stem === undefined || contentType === undefined) return undefined;
  if (ending !== "js" && ending !== "ts") return found(contentType, await read(path));
  const built = await read(`${stem}.js`);
  if (built !== undefined) return found(contentType, built);
  const source = await read(`${stem}.ts`);
  return found(contentType, source && withoutTypes(path, source));
}

/** Scripts as they were served last, because taking the types out of all of them takes a tenth of a second. */
const served = new Map<string, { readonly source: string; readonly script: string }>();

function withoutTypes(path: string, source: string): string {
  const last = served.get(path);
  if (last?.source === source) return last.script;
  const script = module.stripTypeScriptTypes(source);
  served.set(path, { source, script });
  return script;
}

function found(contentType: string, text: string | undefined): PageFile | undefined {
  return text === undefined ? undefined : { contentType, text };
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(path, FOLDER), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
