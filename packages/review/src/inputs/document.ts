import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Location, show } from "@numbers-api/openapi/problem";
import { isObject, type Path } from "@numbers-api/openapi/reference";
import { requireOpenApi } from "@numbers-api/openapi/require-shape";
import { findRootProblem } from "@numbers-api/openapi/shape";
import { loadSource } from "@numbers-api/openapi/source";
import { type Site, Tree } from "../model/site.ts";
import { digest } from "./cache.ts";
import { JsonPositions } from "./json-positions.ts";

/** A description to be reviewed. */
export interface Description {
  /** The file that was read, absolute. */
  readonly path: string;
  /** The whole of it in one object. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Whether it is one file; otherwise the document was made of several. */
  readonly isOneFile: boolean;
  /** The same for the same description. */
  readonly digest: string;
  /** How long the text is, in bytes, which decides what can be asked in a few seconds. */
  readonly size: number;
  /** What in it is wrong, a line each; the rest was read. */
  readonly problems: readonly string[];
  locate(path: Path): Location;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 description, in JSON or YAML, with the files that it refers to. A reference that leads
 * nowhere is reported, and the rest is read.
 *
 * @throws {ProblemError} when there is no such file, or it is no such description.
 */
export async function loadDescription(file: string): Promise<Description> {
  const description = await read(resolve(file));
  return { ...description, locate: (at) => shortest(description.locate(at)) };
}

/** A file elsewhere on the machine is named in full, not by the way there. */
function shortest(location: Location): Location {
  return location.file.startsWith("..") ? { ...location, file: resolve(location.file) } : location;
}

async function read(path: string): Promise<Description> {
  const text = await readFile(path, "utf8").catch(() => "");
  const json = parseJson(text);
  if (isObject(json) && !findRootProblem(json) && !OTHER_FILE.test(text)) {
    const positions = new JsonPositions(show(path), text, json);
    return describe(path, text, json, [...unresolved(json, positions)], positions);
  }
  const source = await loadSource(path);
  if (source.files.length === 1) {
    const document = requireOpenApi(source.root, source);
    return describe(path, text, document, [...unresolved(document, source)], source);
  }
  // Several files are made one by Redocly's bundler, which takes a while to load.
  const { makeOne } = await import("@numbers-api/openapi/bundle");
  requireOpenApi(source.root, source);
  const { document, unresolved: missing } = await makeOne(path);
  const problems = missing.flatMap(({ isOutside, ...problem }) =>
    isOutside ? [] : [`${problem.file}:${problem.line}: ${problem.message}.`],
  );
  return {
    ...describe(path, text, document, problems, source),
    isOneFile: false,
    digest: digest(text, JSON.stringify(document)),
  };
}

/** A reference to another file, in JSON. */
const OTHER_FILE = /"\$ref"\s*:\s*"(?![a-z]+:)[^#"]/i;

function describe(
  path: string,
  text: string,
  document: Description["document"],
  problems: readonly string[],
  positions: Pick<Description, "locate">,
): Description {
  return {
    path,
    size: Buffer.byteLength(text),
    isOneFile: true,
    digest: digest(text),
    document,
    problems,
    locate: (at) => positions.locate(at),
  };
}

/** References into the document itself that lead nowhere. Those to the network are compared by what they say. */
function* unresolved(document: unknown, positions: Pick<Description, "locate">): Generator<string> {
  const tree = new Tree(document);
  const known = new Set<string>();
  const open: Site[] = [tree.root];
  for (let site = open.pop(); site; site = open.pop()) {
    if (!isObject(site.value) && !Array.isArray(site.value)) continue;
    const reference = isObject(site.value) ? site.value["$ref"] : undefined;
    if (typeof reference === "string" && reference.startsWith("#") && !known.has(reference)) {
      known.add(reference);
      if (tree.target(reference, [])) continue;
      const { file, line } = positions.locate(site.route);
      yield `${file}:${line}: ${reference} leads nowhere.`;
    }
    for (const key of Object.keys(site.value)) {
      const child = DATA.has(key) ? undefined : tree.child(site, key);
      if (child) open.push(child);
    }
  }
}

/** Members that hold an author's data, in which a reference is only text. */
const DATA = new Set(["example", "value", "default", "enum", "const"]);

function parseJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // YAML may begin with a brace, too.
  }
}
