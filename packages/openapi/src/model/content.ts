import { isObject } from "../document/reference.ts";
import type { Cursor } from "./cursor.ts";
import { readExamples } from "./examples.ts";
import type { ApiEncoding, ApiMediaType, ApiSchema, ParameterStyle } from "./model.ts";
import { readHeaders } from "./parameters.ts";

const STYLES: readonly string[] = [
  "simple",
  "label",
  "matrix",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "cookie",
] satisfies ParameterStyle[];

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
  return style !== undefined && STYLES.includes(style) ? (style as ParameterStyle) : undefined; // One of the list.
}

/** Schema below a member, as written. */
export function readSchema(owner: Cursor, key: string): ApiSchema | undefined {
  const schema = owner.get(key);
  return isObject(schema) || typeof schema === "boolean" ? { at: [...owner.at, key], schema } : undefined;
}
