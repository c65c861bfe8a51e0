import {
  type ApiMediaType,
  type ApiModel,
  type ApiOperation,
  type ApiResponse,
  bodyKind,
  type MediaType,
  parseMediaType,
} from "@numbers-api/openapi/model";
import { declaredTypes, treeOf, viewOf } from "@numbers-api/openapi/schema-view";
import { describe, type Problems } from "./problems.ts";

/** Media types in the order of preference: `application/json`, other JSON, all others as in the contract. */
export function jsonFirst(types: readonly string[]): string[] {
  const rank = (type: string): number =>
    parseMediaType(type)?.essence === "application/json" ? 0 : bodyKind(type) === "json" ? 1 : 2;
  return types.toSorted((one, other) => rank(one) - rank(other));
}

/**
 * Model whose responses of any type are JSON if their schema accepts no text, as those of Spring are. A client asks for
 * JSON then, and its types are those of the schema.
 */
export function preferJson(model: ApiModel): ApiModel {
  const tree = treeOf(model);
  const isValue = ({ mediaType, schema }: ApiMediaType): boolean =>
    /^(\*|application)\/\*$/.test(mediaType) &&
    schema !== undefined &&
    !declaredTypes(viewOf(tree, [tree.site(schema)])).has("string");
  const withJson = (response: ApiResponse): ApiResponse => {
    const [media, ...others] = response.content;
    if (!media || others.length > 0 || !isValue(media)) return response;
    return { ...response, content: [{ ...media, mediaType: "application/json" }] };
  };
  const operations = model.operations.map((operation) => {
    return { ...operation, responses: operation.responses.map(withJson) };
  });
  return { ...model, operations };
}

/** Parses a media type, and reports an invalid one. */
export function checkMediaType(
  operation: ApiOperation,
  { mediaType, at }: ApiMediaType,
  action: "takes" | "answers with",
  problems: Problems,
): MediaType | undefined {
  const parsed = parseMediaType(mediaType);
  if (!parsed) {
    problems.add(
      at,
      `${describe(operation)} ${action} a body of ${JSON.stringify(mediaType)}, which is not a media type`,
      "Write one such as application/json.",
    );
  }
  return parsed;
}
