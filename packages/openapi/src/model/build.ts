import { formatReference, isObject, type Path } from "../document/reference.ts";
import type { Location } from "../source/problem.ts";
import { Cursor } from "./cursor.ts";
import type { ApiModel, ApiOperation, ApiSchema, ApiServer, ApiTag, JsonObject } from "./model.ts";
import { type Inherited, readPathItem } from "./operations.ts";
import { readSecurity, readSecuritySchemes } from "./security.ts";
import { readServers } from "./servers.ts";

/** Bundled document, and the places where its values were written if they are known. */
export interface ModelSource {
  /** Every reference begins with `#/`. */
  readonly document: JsonObject;
  locate?(at: Path): Location;
}

/**
 * Reads the model of a contract. Parts that are invalid in their place are left out; `loadContract` refuses such
 * documents beforehand.
 *
 * @example
 * const { operations } = buildModel(await loadContract("spec/openapi.yaml"));
 */
export function buildModel(source: ModelSource): ApiModel {
  const { document } = source;
  const root = new Cursor(document, document, []);
  const info = root.child("info");
  const ownServers = readServers(root);
  const servers = ownServers.length > 0 ? ownServers : [defaultServer];
  const schemes = readSecuritySchemes(root);
  const inherited = { root, schemes, servers };
  return {
    version: versionOf(root.text("openapi") ?? ""),
    title: info?.text("title") ?? "",
    contractVersion: info?.text("version") ?? "",
    ...info?.notes("summary", "description"),
    extensions: root.extensions(),
    servers,
    tags: readTags(root),
    operations: readPathItems(root, "paths", inherited).filter(({ pathTemplate }) => pathTemplate.startsWith("/")),
    webhooks: readPathItems(root, "webhooks", inherited),
    securitySchemes: schemes,
    security: readSecurity(root, root, schemes),
    schemas: readSchemas(root),
    document,
    locate: (at) => source.locate?.(at) ?? { file: formatReference(at), line: 1, column: 1 },
  };
}

/** Server of a document that names none (OpenAPI 3.1, OpenAPI Object, `servers`). */
export const defaultServer: ApiServer = { at: ["servers"], extensions: {}, url: "/", variables: [] };

function versionOf(openapi: string): ApiModel["version"] {
  return (["3.0", "3.2"] as const).find((version) => openapi.startsWith(`${version}.`)) ?? "3.1";
}

function readPathItems(root: Cursor, key: "paths" | "webhooks", inherited: Inherited): ApiOperation[] {
  const owner = root.child(key);
  return Object.keys(owner?.value ?? {}).flatMap((name) => {
    const item = name.startsWith("x-") ? undefined : owner?.unfollowed(name);
    return item ? readPathItem(item, name, inherited) : [];
  });
}

function readTags(root: Cursor): ApiTag[] {
  return root.items("tags").flatMap((tag) => {
    const name = tag.text("name");
    return name === undefined ? [] : [{ name, ...tag.notes("summary", "description") }];
  });
}

function readSchemas(root: Cursor): Map<string, ApiSchema> {
  const schemas = root.child("components")?.child("schemas");
  return new Map(
    Object.entries(schemas?.value ?? {}).flatMap(([name, schema]) => {
      if (!schemas || (!isObject(schema) && typeof schema !== "boolean")) return [];
      return [[name, { at: [...schemas.at, name], schema }] as const];
    }),
  );
}
