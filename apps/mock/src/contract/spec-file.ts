import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { dereference, isObject } from "@numbers-api/openapi/reference";
import { findRootProblem, findShapeProblems } from "@numbers-api/openapi/shape";
import { visit } from "./references.ts";

/** A contract that was read from a file and those that it refers to. */
export interface SpecFile {
  /** The document in one piece: every reference begins with `#/`. */
  readonly document: object;
  /** The files that it was made of, absolute, the root first. */
  readonly files: readonly string[];
}

/**
 * Reads an OpenAPI 3.0 or 3.1 contract, in YAML or JSON, of one file or many.
 *
 * @throws {ProblemError} when a file cannot be read or parsed, a reference leads nowhere, or a part that describes the
 * operations is no map; each problem has its place.
 */
export async function readSpecFile(file: string): Promise<SpecFile> {
  const document = await readWhole(file);
  if (document) return { document, files: [resolve(file)] };
  // Knowing the place of each value takes its time: ten seconds for the longest documents that there are.
  const { loadContract } = await import("@numbers-api/openapi/bundle");
  const contract = await loadContract(file);
  return { document: contract.document, files: contract.source.files };
}

/** A document of one file that has nothing wrong with it; nothing when it needs a closer look. */
async function readWhole(file: string): Promise<object | undefined> {
  try {
    const document = await parse(await readFile(file, "utf8"));
    if (!isObject(document) || findRootProblem(document) || !isComplete(document)) return undefined;
    return findShapeProblems(document).length === 0 ? document : undefined;
  } catch {
    return undefined;
  }
}

async function parse(text: string): Promise<unknown> {
  if (/^\s*\{/.test(text)) return JSON.parse(text);
  const { parse: parseYaml } = await import("yaml");
  // A merge key is YAML 1.1, as are others that the closer look knows.
  return /^\s*<<\s*:/m.test(text) ? undefined : parseYaml(text);
}

/** Whether every reference of a document leads to something in it. */
function isComplete(document: object): boolean {
  let isSo = true;
  const onReference = ($ref: string): void => {
    isSo &&= $ref.startsWith("#/") && dereference(document, { $ref }) !== undefined;
  };
  visit(document, { onReference });
  return isSo;
}
