import { dereference, isObject, type Path } from "./reference.ts";

/** A part of a document that is something else than OpenAPI has there. */
export interface ShapeProblem {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const VERSION_FIX = "Begin it with its version: openapi: 3.1.0";
const PATHS_FIX = "Write a map there, in which each path has a name such as /things.";
const INFO_FIX = "Write a map there, which has a title and a version.";
const COMPONENTS_FIX = "Write a map there, in which each kind of component has a map of its own, such as schemas.";
const CONTENT_FIX = "Write a map there, in which each media type has a name such as application/json.";
const MEDIA_FIX = "Write a map there, which has a schema, an example, or both.";

/** Says what keeps a document from being one of OpenAPI 3.0 or 3.1, as far as its root shows; nothing if it is one. */
export function findRootProblem(root: unknown): ShapeProblem | undefined {
  if (!isObject(root)) return versionProblem("openapi", `it is ${kindOf(root)}`);
  const { openapi: version, swagger } = root;
  if (typeof version === "string" && /^3\.[01]\./.test(version)) {
    // OpenAPI 3.1 lets a document be without paths when it has one of the others.
    const isWhole = ["paths", "components", "webhooks"].some((key) => key in root);
    return isWhole ? undefined : wrong(root, ["paths"], undefined, PATHS_FIX);
  }
  if (swagger !== undefined) {
    return versionProblem("swagger", `it is Swagger ${String(swagger)}`, "Convert it to OpenAPI 3.1 first.");
  }
  const reason = version === undefined ? "it has no member openapi" : `its openapi is ${JSON.stringify(version)}`;
  return versionProblem("openapi", reason);
}

function versionProblem(key: string, reason: string, fix: string = VERSION_FIX): ShapeProblem {
  return { path: [key], message: `this is no OpenAPI document of version 3.0 or 3.1: ${reason}`, fix };
}

/**
 * Finds the parts without which a document describes no operation: `info`, `components`, `paths`, its path items,
 * operations, request bodies, responses and their content, where they are no maps. Schemas and examples are not looked
 * at.
 *
 * @param document A document in which every reference begins with `#/`.
 */
export function findShapeProblems(document: Readonly<Record<string, unknown>>): ShapeProblem[] {
  return [...inRoot(document), ...inPaths(document)];
}

function* inRoot(document: Readonly<Record<string, unknown>>): Generator<ShapeProblem> {
  const { info, components } = document;
  if ("info" in document && !mapAt(document, info)) yield wrong(document, ["info"], info, INFO_FIX);
  if (!("components" in document)) return;
  const kinds = mapAt(document, components);
  if (!kinds) yield wrong(document, ["components"], components, COMPONENTS_FIX);
  for (const [kind, named] of Object.entries(kinds ?? {})) {
    if (kind.startsWith("x-") || mapAt(document, named)) continue;
    yield wrong(document, ["components", kind], named, "Write a map there, in which each component has a name.");
  }
}

function* inPaths(document: Readonly<Record<string, unknown>>): Generator<ShapeProblem> {
  if (!("paths" in document)) return;
  const paths = mapAt(document, document["paths"]);
  if (!paths) {
    yield wrong(document, ["paths"], document["paths"], PATHS_FIX);
    return;
  }
  for (const [name, given] of Object.entries(paths)) {
    if (!name.startsWith("/")) continue;
    const item = mapAt(document, given);
    if (item) yield* inPathItem(document, item, ["paths", name]);
    else
      yield wrong(document, ["paths", name], given, "Write a map there, in which each method has a name such as get.");
  }
}

function* inPathItem(document: object, item: Readonly<Record<string, unknown>>, path: Path): Generator<ShapeProblem> {
  for (const method of METHODS) {
    if (!(method in item)) continue;
    const operation = mapAt(document, item[method]);
    if (operation) yield* inOperation(document, operation, [...path, method]);
    else yield wrong(document, [...path, method], item[method], "Write a map there, which has responses.");
  }
}

function* inOperation(
  document: object,
  operation: Readonly<Record<string, unknown>>,
  at: Path,
): Generator<ShapeProblem> {
  if ("requestBody" in operation) {
    const path = [...at, "requestBody"];
    const body = mapAt(document, operation["requestBody"]);
    if (body) yield* inContent(document, body, path);
    else yield wrong(document, path, operation["requestBody"], "Write a map there, which has content.");
  }
  yield* inResponses(document, operation["responses"], [...at, "responses"]);
}

function* inResponses(document: object, given: unknown, path: Path): Generator<ShapeProblem> {
  // OpenAPI 3.1 lets an operation be without responses.
  if (given === undefined) return;
  const responses = mapAt(document, given);
  if (!responses)
    yield wrong(document, path, given, 'Write a map there, in which each status has a name such as "200".');
  for (const [status, given] of Object.entries(responses ?? {})) {
    if (status.startsWith("x-")) continue;
    const response = mapAt(document, given);
    if (response) yield* inContent(document, response, [...path, status]);
    else yield wrong(document, [...path, status], given, "Write a map there, which has a description.");
  }
}

/** The content of a request body or a response, which may be without. */
function* inContent(document: object, owner: Readonly<Record<string, unknown>>, at: Path): Generator<ShapeProblem> {
  if (!("content" in owner)) return;
  const path = [...at, "content"];
  const content = mapAt(document, owner["content"]);
  if (!content) yield wrong(document, path, owner["content"], CONTENT_FIX);
  for (const [type, media] of Object.entries(content ?? {})) {
    if (!type.startsWith("x-") && !mapAt(document, media)) yield wrong(document, [...path, type], media, MEDIA_FIX);
  }
}

/** The map that a value is or refers to; nothing when it is none, or a reference that leads to none. */
function mapAt(document: object, value: unknown): Readonly<Record<string, unknown>> | undefined {
  const target = dereference(document, value);
  return isObject(target) && !("$ref" in target) ? target : undefined;
}

function wrong(document: object, path: Path, given: unknown, fix: string): ShapeProblem {
  const target = dereference(document, given);
  const kind = isObject(target) ? "a reference that leads nowhere" : kindOf(target);
  return { path, message: `${path.join(".")} is ${kind}, where OpenAPI has a map`, fix };
}

function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
