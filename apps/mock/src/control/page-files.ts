import { readFile } from "node:fs/promises";
import { pageFolder } from "../package-files.ts";

/** Content types of the page's files by extension. */
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** File of the control page. */
export interface PageFile {
  readonly contentType: string;
  readonly text: string;
}

/**
 * Reads the page itself, which refers to the other files.
 *
 * @throws {Error} when the page was not built.
 */
export async function readPage(): Promise<string> {
  const page = await read("index.html");
  if (page !== undefined) return page;
  throw new Error("the control page is not built: run `pnpm --filter @numbers-api/mock build`");
}

/**
 * Reads a file of the page by its path without a leading slash. The only dot allowed in a path is the one before its
 * extension, which rules out files outside the folder.
 */
export async function readPageFile(path: string): Promise<PageFile | undefined> {
  const [, extension = ""] = /^(?:[a-z-]+\/)?[a-z-]+\.([a-z]+)$/.exec(path) ?? [];
  const contentType = TYPES[extension];
  if (contentType === undefined) return undefined;
  const text = await read(path);
  return text === undefined ? undefined : { contentType, text };
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(path, pageFolder), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
