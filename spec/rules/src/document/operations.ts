import { isHttpMethod } from "@numbers-api/openapi/model";
import type { LocatedNode } from "./place.ts";

/** Response of the API, and the status under which an operation documents it. */
export interface ResponseSite {
  readonly status: string;
  readonly response: LocatedNode;
}

/** Responses of the API's own operations. A response shared by several operations is visited once for each status. */
export function* apiResponses(root: LocatedNode): Generator<ResponseSite> {
  const seen = new Set<string>();
  for (const operation of operations(root, "paths")) {
    for (const [status, place] of operation.at("responses")?.members() ?? []) {
      const response = place.target();
      const key = `${status} ${response.location.absolutePointer}`;
      if (!seen.has(key)) yield { status, response };
      seen.add(key);
    }
  }
}

/** Media types of a response: the name, and the object that has the schema and the examples. */
export function mediaTypes(response: LocatedNode): [name: string, place: LocatedNode][] {
  return response.at("content")?.members() ?? [];
}

/** Schemas of everything that a consumer receives: responses, their headers, and bodies of webhooks and callbacks. */
export function* receivedSchemas(root: LocatedNode): Generator<LocatedNode> {
  for (const { response } of apiResponses(root)) {
    for (const [, header] of response.at("headers")?.members() ?? []) yield* schemaOf(header);
    for (const [, mediaType] of mediaTypes(response)) yield* schemaOf(mediaType);
  }
  for (const operation of [...operations(root, "webhooks"), ...callbacks(root)]) {
    for (const [, mediaType] of operation.at("requestBody", "content")?.members() ?? []) yield* schemaOf(mediaType);
  }
}

function* operations(parent: LocatedNode, map: string): Generator<LocatedNode> {
  for (const [, pathItem] of parent.at(map)?.members() ?? []) yield* operationsOf(pathItem);
}

function* operationsOf(pathItem: LocatedNode): Generator<LocatedNode> {
  for (const [method, operation] of pathItem.members()) if (isHttpMethod(method)) yield operation;
}

function* callbacks(root: LocatedNode): Generator<LocatedNode> {
  for (const operation of operations(root, "paths")) {
    for (const [, callback] of operation.at("callbacks")?.members() ?? []) {
      for (const [, pathItem] of callback.members()) yield* operationsOf(pathItem);
    }
  }
}

function* schemaOf(place: LocatedNode): Generator<LocatedNode> {
  const schema = place.at("schema");
  if (schema) yield schema;
}
