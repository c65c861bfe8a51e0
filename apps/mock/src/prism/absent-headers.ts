import type { Resource } from "./types.ts";

/**
 * An operation without the shape of those header parameters that a request does not send, because Prism fails at the
 * absence of a list or an object. Whether they have to be sent, it still sees.
 */
export function withoutAbsentShapes(resource: Resource, sent: Readonly<Record<string, string>>): Resource {
  const { request } = resource;
  const isFatal = ({ name, schema }: Header): boolean =>
    sent[name.toLowerCase()] === undefined && (schema?.type === "array" || schema?.type === "object");
  if (!request?.headers?.some(isFatal)) return resource;
  const headers = request.headers.map((header) => (isFatal(header) ? { ...header, schema: {} } : header));
  return { ...resource, request: { ...request, headers } };
}

type Header = NonNullable<NonNullable<Resource["request"]>["headers"]>[number];
