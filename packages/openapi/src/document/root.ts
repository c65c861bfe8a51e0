import type { Kind } from "./grammar.ts";
import { kindOf } from "./problem-list.ts";
import { isObject, type Path, valueAt } from "./reference.ts";
import { nodesOf } from "./walk.ts";

/** Mistake at a place of a document. */
export interface PlacedProblem {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
  /** Nothing that is generated from the document can be wrong because of it. */
  readonly isHarmless?: boolean;
}

const VERSION_FIX = "Begin it with its version: openapi: 3.1.0";

/** Finds the reason why a value is not an OpenAPI document of a version that is read; undefined when it is one. */
export function findRootProblem(root: unknown): PlacedProblem | undefined {
  if (!isObject(root)) return versionProblem("openapi", `it is ${kindOf(root)}`);
  const { openapi: version, swagger } = root;
  if (typeof version === "string" && /^3\.[012]\./.test(version)) {
    // Since OpenAPI 3.1 a document may be without paths when it has one of the others.
    if (["paths", "components", "webhooks"].some((key) => key in root)) return undefined;
    return {
      path: ["paths"],
      message: "paths is missing, where OpenAPI has a map",
      fix: "Write a map of paths such as /things.",
    };
  }
  if (swagger !== undefined) {
    return versionProblem("swagger", `it is Swagger ${String(swagger)}`, "Convert it to OpenAPI 3.1 first.");
  }
  const reason = version === undefined ? "it has no member openapi" : `its openapi is ${JSON.stringify(version)}`;
  return versionProblem("openapi", reason);
}

function versionProblem(key: string, reason: string, fix: string = VERSION_FIX): PlacedProblem {
  return { path: [key], message: `this is not an OpenAPI document of version 3.0, 3.1 or 3.2: ${reason}`, fix };
}

/** Additions of OpenAPI 3.2 that are not supported; the rest of the document is read like one of 3.1. */
export function* findUnsupported(document: Readonly<Record<string, unknown>>): Generator<PlacedProblem> {
  if (!String(document["openapi"]).startsWith("3.2.")) return;
  if ("$self" in document) {
    yield {
      path: ["$self"],
      message: "$self is not supported: references are relative to their own file",
      fix: "Remove it, or put the file where $self says.",
    };
  }
  for (const { kind, path, value } of nodesOf(document)) {
    for (const [key, message, fix] of UNSUPPORTED[kind] ?? []) {
      if (isObject(value) && valueAt(value, key) !== undefined) yield { path: [...path, ...key], message, fix };
    }
  }
}

type Unsupported = readonly [member: Path, message: string, fix: string];

const ENCODING_FIX = "Describe the parts by name, under encoding.";
const UNSUPPORTED: Readonly<Partial<Record<Kind, readonly Unsupported[]>>> = {
  pathItem: [
    [
      ["additionalOperations"],
      "additionalOperations is not supported, so these operations are left out",
      "Use one of the methods that OpenAPI has a member for.",
    ],
  ],
  mediaType: [
    [["itemEncoding"], "itemEncoding is not supported", ENCODING_FIX],
    [["prefixEncoding"], "prefixEncoding is not supported", ENCODING_FIX],
  ],
  schema: [
    [
      ["discriminator", "defaultMapping"],
      "defaultMapping of a discriminator is not supported",
      "Add a mapping for each value.",
    ],
  ],
};
