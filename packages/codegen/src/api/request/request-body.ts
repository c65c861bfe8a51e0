import {
  type ApiEncoding,
  type ApiMediaType,
  type ApiModel,
  type ApiOperation,
  bodyKind,
} from "@numbers-api/openapi/model";
import { dereference, isObject } from "@numbers-api/openapi/reference";
import { treeOf, valuesOf, viewOf } from "@numbers-api/openapi/schema-view";
import type { MemberEncoding, RequestBody } from "../../model.ts";
import { checkMediaType, jsonFirst } from "../media-types.ts";
import { describe, type Problems } from "../problems.ts";

/** Request body of an operation for the table; undefined when it has none. */
export function describeBody(model: ApiModel, operation: ApiOperation, problems: Problems): RequestBody | undefined {
  const body = operation.requestBody;
  if (!body) return undefined;
  const { method } = operation;
  const [contentType, ...others] = jsonFirst(body.content.map(({ mediaType }) => mediaType));
  // A body cannot be sent without a media type.
  if (contentType === undefined) return undefined;
  if (method === "get" || method === "head") {
    // OpenAPI 3.0 says that it is ignored, and one without members has nothing to send.
    if (!body.required && (model.version === "3.0" || body.content.every((media) => isEmpty(model, media)))) {
      return undefined;
    }
    problems.add(
      [...operation.at, "requestBody"],
      `${describe(operation)} has a request body, and fetch sends none with ${method.toUpperCase()}`,
      "Use another method, or parameters instead of the body.",
    );
  }
  for (const media of body.content) checkMedia(operation, media, problems);
  const encodings = body.content.flatMap((media) => {
    const members = encodingOf(model, operation, media, problems);
    return members.length > 0 ? [[media.mediaType, Object.fromEntries(members)] as const] : [];
  });
  return {
    ...(body.required && { required: true }),
    contentType,
    ...(others.length > 0 && { otherContentTypes: others }),
    ...(encodings.length > 0 && { encoding: Object.fromEntries(encodings) }),
  };
}

/** Checks that a schema declares an object without members. */
function isEmpty({ document }: ApiModel, { schema }: ApiMediaType): boolean {
  const target = dereference(document, schema?.schema);
  if (!isObject(target)) return false;
  const { properties, additionalProperties = false, ...others } = target;
  const isBare = Object.keys(others).every((key) => ["type", "title", "description"].includes(key));
  return isBare && isObject(properties) && Object.keys(properties).length === 0 && additionalProperties === false;
}

function checkMedia(operation: ApiOperation, media: ApiMediaType, problems: Problems): void {
  const { mediaType, at } = media;
  const parsed = checkMediaType(operation, media, "takes", problems);
  if (!parsed) return;
  if (parsed.type === "multipart" && parsed.subtype !== "form-data") {
    problems.add(
      at,
      `${describe(operation)} takes a body of ${parsed.essence}, which is not supported`,
      "Use multipart/form-data.",
    );
  } else if (bodyKind(mediaType) !== "binary" && !/^(utf-?8)?$/i.test(parsed.parameters.get("charset") ?? "")) {
    problems.add(
      at,
      `${describe(operation)} takes a body of ${mediaType}, and a client writes texts in UTF-8`,
      "Use charset=utf-8, or a media type of bytes.",
    );
  }
}

/** Members whose serialization differs from the defaults. */
function encodingOf(
  model: ApiModel,
  operation: ApiOperation,
  media: ApiMediaType,
  problems: Problems,
): (readonly [name: string, encoding: MemberEncoding])[] {
  const kind = bodyKind(media.mediaType);
  if (kind !== "multipart" && kind !== "form") return [];
  return [...media.encoding].map(([name, encoding]) => {
    // OpenAPI 3.0 ignores styles in multipart bodies.
    const ignoresStyle = kind === "multipart" && model.version === "3.0";
    const { style, explode, allowReserved } = ignoresStyle ? ({} as Partial<ApiEncoding>) : encoding;
    const { contentType } = encoding;
    const headers = headersOf(model, operation, encoding, problems);
    const hasStyle = style !== undefined || explode !== undefined || allowReserved !== undefined;
    if (style !== undefined && !["form", "spaceDelimited", "pipeDelimited", "deepObject"].includes(style)) {
      problems.add(
        encoding.at,
        `${describe(operation)}: the member ${JSON.stringify(name)} has the style ${style}, which OpenAPI does not have there`,
        "Use form, spaceDelimited, pipeDelimited, deepObject.",
      );
    }
    return [
      name,
      {
        // OpenAPI ignores the type of a member that is serialized by a style.
        ...(contentType !== undefined && !hasStyle && { contentType }),
        ...(style !== undefined && { style: style as NonNullable<MemberEncoding["style"]> }), // Checked above.
        ...(explode !== undefined && { explode }),
        ...(allowReserved !== undefined && { allowReserved }),
        ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
      },
    ] as const;
  });
}

/** A call cannot pass part headers, so each needs a value from the contract. */
function headersOf(
  model: ApiModel,
  operation: ApiOperation,
  { headers }: ApiEncoding,
  problems: Problems,
): (readonly [name: string, value: string])[] {
  const tree = treeOf(model);
  return headers.flatMap(({ name, schema, at, required }) => {
    const view = viewOf(tree, schema ? [tree.site(schema)] : []);
    const [only, ...others] = valuesOf(view)?.values() ?? [];
    const value = only && others.length === 0 ? only : view.first("default");
    if (value) return [[name, String(value.value)] as const];
    if (required) {
      problems.add(
        at,
        `${describe(operation)}: the part header ${JSON.stringify(name)} has no value that a client could send`,
        "Give its schema a const or a default, or make it optional.",
      );
    }
    return [];
  });
}
