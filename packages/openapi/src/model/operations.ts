import { type HttpMethod, isHttpMethod } from "../http/methods.ts";
import { readContent, readHeaders } from "./content.ts";
import type { Cursor } from "./cursor.ts";
import type { ApiCallback, ApiOperation, ApiRequestBody, ApiResponse, ApiServer, SecurityScheme } from "./model.ts";
import { readParameters } from "./parameters.ts";
import { readSecurity } from "./security.ts";
import { readServers } from "./servers.ts";

/** Parts of the document that its operations inherit. */
export interface Inherited {
  readonly root: Cursor;
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  readonly servers: readonly ApiServer[];
  /** Set while the operations of a callback are read. */
  readonly isCallback?: boolean;
}

/** Operations of a path item. */
export function readPathItem(item: Cursor, pathTemplate: string, inherited: Inherited): ApiOperation[] {
  const layers = item.layers();
  const found = new Map<HttpMethod, Cursor>();
  for (const layer of layers) {
    for (const [key, operation] of layer.members()) {
      if (isHttpMethod(key) && !found.has(key)) found.set(key, operation);
    }
  }
  return [...found].map(([method, operation]) => readOperation(operation, method, pathTemplate, layers, inherited));
}

function readOperation(
  operation: Cursor,
  method: HttpMethod,
  pathTemplate: string,
  item: readonly Cursor[],
  inherited: Inherited,
): ApiOperation {
  const operationId = operation.text("operationId");
  const body = operation.child("requestBody");
  const tags = operation.get("tags");
  return {
    at: operation.at,
    extensions: operation.extensions(),
    method,
    pathTemplate,
    ...(operationId !== undefined && { operationId }),
    ...operation.notes("summary", "description"),
    deprecated: operation.flag("deprecated"),
    tags: Array.isArray(tags) ? tags.map(String) : [],
    parameters: readParameters([operation, ...item]),
    ...(body && { requestBody: readRequestBody(body) }),
    responses: readResponses(operation),
    security: readSecurity(operation, inherited.root, inherited.schemes),
    ...serversInForce(operation, item, inherited),
    callbacks: readCallbacks(operation, inherited),
  };
}

function readRequestBody(body: Cursor): ApiRequestBody {
  return {
    at: body.at,
    extensions: body.extensions(),
    required: body.flag("required"),
    ...body.notes("description"),
    content: readContent(body),
  };
}

function readResponses(operation: Cursor): ApiResponse[] {
  const responses = operation.members("responses").filter(([status]) => !status.startsWith("x-"));
  return responses.map(([status, response]) => ({
    at: response.at,
    extensions: response.extensions(),
    status: status === "default" ? status : status.toUpperCase(),
    description: response.note("description") ?? "",
    headers: readHeaders(response),
    content: readContent(response),
  }));
}

function serversInForce(
  operation: Cursor,
  item: readonly Cursor[],
  { servers }: Inherited,
): Pick<ApiOperation, "servers" | "serverLevel"> {
  const own = readServers(operation);
  if (own.length > 0) return { servers: own, serverLevel: "operation" };
  const ofPath = item.map(readServers).find((list) => list.length > 0);
  return ofPath ? { servers: ofPath, serverLevel: "path" } : { servers, serverLevel: "document" };
}

/** Callbacks of an operation. Those of a callback's own operations are left out: a document may let them lead in circles. */
function readCallbacks(operation: Cursor, inherited: Inherited): ApiCallback[] {
  if (inherited.isCallback) return [];
  const inner = { ...inherited, isCallback: true };
  return operation.members("callbacks").flatMap(([name, callback]) =>
    Object.keys(callback.value).flatMap((expression) => {
      const item = expression.startsWith("x-") ? undefined : callback.unfollowed(expression);
      if (!item) return [];
      return { at: item.at, name, expression, operations: readPathItem(item, expression, inner) };
    }),
  );
}
