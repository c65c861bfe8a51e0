import type { ApiMediaType, ApiModel } from "@numbers-api/openapi/model";
import { SchemaView } from "../requests/schema-view.ts";

/**
 * Checks that a body is the error envelope in which the mock writes its own errors: an object that requires a
 * `trackingId` and an `error` with a code and a message. Other bodies are left unchanged.
 */
export function hasErrorEnvelope({ document }: Pick<ApiModel, "document">, media: ApiMediaType | undefined): boolean {
  if (!media) return false;
  const has = known.get(media) ?? isErrorEnvelope(document, media);
  known.set(media, has);
  return has;
}

/** Results by media type, which every response needs. */
const known = new WeakMap<ApiMediaType, boolean>();

function isErrorEnvelope(document: ApiModel["document"], media: ApiMediaType): boolean {
  if (!media.schema) return false;
  const view = SchemaView.of(document, media.schema);
  if (!isRequired(view, "trackingId") || !isRequired(view, "error")) return false;
  const error = view.property("error");
  return error.property("code").types.has("string") && error.property("message").types.has("string");
}

function isRequired(view: SchemaView, name: string): boolean {
  return view.keyword("required").some((names) => Array.isArray(names) && names.includes(name));
}
