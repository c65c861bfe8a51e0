import { type ApiMediaType, type ApiModel, parseMediaType } from "@numbers-api/openapi/model";
import { dereference, isObject } from "@numbers-api/openapi/reference";

/** Schema of the items of a stream; of server-sent events, of their data. */
export function streamItem({ document }: ApiModel, { schema, itemSchema, mediaType }: ApiMediaType): unknown {
  const whole = dereference(document, schema?.schema);
  const ofList = isObject(whole) && whole["type"] === "array" ? (whole["items"] ?? true) : (schema?.schema ?? true);
  const item = itemSchema?.schema ?? ofList;
  if (!isEventStream(mediaType)) return item;
  const event = dereference(document, item);
  const properties = isObject(event) ? event["properties"] : undefined;
  const data = isObject(properties) ? properties["data"] : undefined;
  return isObject(data) ? (data["contentSchema"] ?? data) : item;
}

/** Checks that the data of server-sent events are texts, also where they could be read as JSON. */
export function hasTextEvents(model: ApiModel, media: ApiMediaType): boolean {
  if (!isEventStream(media.mediaType)) return false;
  const data = dereference(model.document, streamItem(model, media));
  return isObject(data) && data["type"] === "string" && data["contentMediaType"] === undefined;
}

function isEventStream(mediaType: string): boolean {
  return parseMediaType(mediaType)?.essence === "text/event-stream";
}
