import { closest } from "@numbers-api/workspace/arguments";
import { HTTP_METHODS } from "../../http/methods.ts";
import { dereference, isObject, type Path, shorten } from "../reference.ts";
import type { PlacedProblem } from "../root.ts";
import type { DocumentNode } from "../walk.ts";

type Members = Readonly<Record<string, unknown>>;

/** Finds parts of a bundled document that do not fit each other: operation ids, path parameters and security schemes. */
export function findClashes(document: Members, nodes: readonly DocumentNode[]): PlacedProblem[] {
  const ids = new Map<unknown, Path>();
  return nodes.flatMap(({ kind, path, value, owner }) => {
    if (!isObject(value)) return [];
    if (kind === "document") return undeclaredSchemes(document, path, value);
    if (kind === "pathItem" && owner?.kind === "paths") return templateClashes(document, path, value);
    if (kind !== "operation") return [];
    return [...undeclaredSchemes(document, path, value), ...repeatedId(ids, path, value)];
  });
}

function repeatedId(ids: Map<unknown, Path>, path: Path, { operationId }: Members): PlacedProblem[] {
  const earlier = ids.get(operationId);
  if (typeof operationId === "string" && !earlier) ids.set(operationId, path);
  if (!earlier) return [];
  const message = `${shorten(path)} has the operationId "${operationId}", which ${shorten(earlier)} has too`;
  return [{ path: [...path, "operationId"], message, fix: "Give one of them another id." }];
}

function undeclaredSchemes({ components }: Members, path: Path, { security }: Members): PlacedProblem[] {
  const { securitySchemes } = isObject(components) ? components : {};
  const declared = Object.keys(isObject(securitySchemes) ? securitySchemes : {});
  const alternatives = Array.isArray(security) ? security.entries() : [];
  return [...alternatives].flatMap(([index, alternative]) =>
    Object.keys(isObject(alternative) ? alternative : {}).flatMap((name) => {
      if (declared.includes(name)) return [];
      const near = closest(name, declared);
      const at = [...path, "security", index, name];
      const fix = near ? `Did you mean ${near}?` : "Declare it under components.securitySchemes.";
      return [{ path: at, message: `${shorten(at)} is a security scheme that is not declared`, fix }];
    }),
  );
}

function templateClashes(document: Members, path: Path, item: Members): PlacedProblem[] {
  const placeholders = new Set([...String(path.at(-1)).matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name));
  const shared = pathParameters(document, [...path, "parameters"], item["parameters"]);
  return HTTP_METHODS.flatMap((method) => {
    const operation = item[method];
    if (!isObject(operation)) return [];
    const at = [...path, method];
    const own = pathParameters(document, [...at, "parameters"], operation["parameters"]);
    const declared = new Set([...shared, ...own].map(({ name }) => name));
    const missing = [...placeholders].filter((name) => !declared.has(name));
    return [
      ...missing.map((name) => ({
        path: at,
        message: `${shorten(at)} has no path parameter "${name}", which its path needs`,
        fix: `Add it to the parameters of the operation or of its path: name: ${name}, in: path, required: true.`,
      })),
      ...surplus(own, placeholders),
    ];
  }).concat(surplus(shared, placeholders));
}

interface PathParameter {
  readonly path: Path;
  readonly name: unknown;
}

function pathParameters(document: Members, path: Path, list: unknown): PathParameter[] {
  return (Array.isArray(list) ? list : []).flatMap((entry, index) => {
    const parameter = dereference(document, entry);
    return isObject(parameter) && parameter["in"] === "path"
      ? [{ path: [...path, index], name: parameter["name"] }]
      : [];
  });
}

function surplus(parameters: readonly PathParameter[], placeholders: ReadonlySet<unknown>): PlacedProblem[] {
  return parameters
    .filter(({ name }) => !placeholders.has(name))
    .map(({ path, name }) => ({
      path,
      message: `${shorten(path)} is the path parameter "${name}", which its path has no place for`,
      fix: `Write {${name}} into the path, or remove the parameter.`,
    }));
}
