import { PARAMETER_STYLES } from "../document/grammar.ts";
import { isObject } from "../document/reference.ts";
import type { Cursor } from "./cursor.ts";
import { readExamples } from "./examples.ts";
import type { ApiEncoding, ApiHeader, ApiMediaType, ApiSchema, ParameterStyle, SerializedValue } from "./model.ts";

/** Media types of a request body, a response, a parameter or a header, in the order of the document. */
export function readContent(owner: Cursor): ApiMediaType[] {
  return owner.members("content").map(([mediaType, media]) => {
    const schema = readSchema(media, "schema");
    const itemSchema = readSchema(media, "itemSchema");
    return {
      at: media.at,
      extensions: media.extensions(),
      mediaType,
      ...(schema && { schema }),
      ...(itemSchema && { itemSchema }),
      encoding: new Map(media.members("encoding").map(([name, encoding]) => [name, readEncoding(encoding)])),
      examples: readExamples(media),
    };
  });
}

function readEncoding(encoding: Cursor): ApiEncoding {
  const contentType = encoding.text("contentType");
  const style = readStyle(encoding);
  return {
    at: encoding.at,
    extensions: encoding.extensions(),
    ...(contentType !== undefined && { contentType }),
    headers: readHeaders(encoding),
    ...(style && { style }),
    ...(encoding.has("explode") && { explode: encoding.flag("explode") }),
    ...(encoding.has("allowReserved") && { allowReserved: encoding.flag("allowReserved") }),
  };
}

/** `style` as written; undefined when absent or unknown. */
export function readStyle(owner: Cursor): ParameterStyle | undefined {
  const style = owner.text("style");
  return PARAMETER_STYLES.find((known) => known === style);
}

/** Schema below a member, as written. */
function readSchema(owner: Cursor, key: string): ApiSchema | undefined {
  const schema = owner.get(key);
  return isObject(schema) || typeof schema === "boolean" ? { at: [...owner.at, key], schema } : undefined;
}

/** Headers of a response or of a multipart part, without `Content-Type`, which OpenAPI describes elsewhere. */
export function readHeaders(owner: Cursor): ApiHeader[] {
  return owner
    .members("headers")
    .filter(([name]) => name.toLowerCase() !== "content-type")
    .map(([name, header]) => ({ ...readSerialized(name, header, "simple"), style: "simple" }));
}

/** Parts that parameters and headers have in common. */
export function readSerialized(name: string, cursor: Cursor, style: ParameterStyle): SerializedValue {
  const schema = readSchema(cursor, "schema");
  const [content] = readContent(cursor);
  return {
    at: cursor.at,
    extensions: cursor.extensions(),
    name,
    ...cursor.notes("description"),
    required: cursor.flag("required"),
    deprecated: cursor.flag("deprecated"),
    style,
    explode: cursor.flag("explode", style === "form" || style === "cookie"),
    ...(schema && { schema }),
    ...(content && { content }),
    examples: readExamples(cursor),
  };
}
