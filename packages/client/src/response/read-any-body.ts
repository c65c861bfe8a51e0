import { essenceOf, isJson, isStream, isText, isWithin, receivedType } from "../request/media-type.ts";
import type { AnsweredAttempt, ReadBody, ReadError } from "../types/runtime.ts";
import { readBytes } from "./read-body.ts";
import { readJson } from "./read-success.ts";
import { invalidResponse, parseError } from "./response-errors.ts";

/** Reads the body of an error as the text that the contract documents, or as JSON. */
export const readTextError: ReadError = (text, documented, response) =>
  documented?.isText && !isJson(receivedType(response)) ? text : parseError(text);

/** Reads a body of any media type, in the form that the options of the call choose. */
export const readAnyBody: ReadBody = async (attempt, documented) => {
  const { contentType = "", otherContentTypes = [], shape } = documented;
  const { response, settings } = attempt;
  const { contract, accept, parseAs } = settings;
  const all = [contentType, ...otherContentTypes];
  const isChosen = accept !== undefined && all.includes(accept);
  // Types are those of the choice, those of JSON, or those of all media types.
  const allowed = isChosen ? [accept] : contentType === "application/json" ? [contentType] : all;
  const type = receivedType(response);
  const expected = allowed.find((each) => isWithin(type, each));
  if (expected === undefined) {
    await readBytes(attempt);
    throw invalidResponse(attempt, `is ${type}, not ${allowed.join(" or ")}`);
  }
  if (parseAs === "stream") return response.body;
  // The types are those of the contract: of `image/*`, an SVG is an image, not a text.
  const essence = essenceOf(expected);
  if (!parseAs && contract.readStream && isStream(essence)) return contract.readStream(attempt, type, documented);
  if (!parseAs && isJson(essence)) {
    // The shape is that of the first media type.
    return readJson(attempt, { contentType: type, ...(type === essenceOf(contentType) && shape && { shape }) });
  }
  const form = parseAs ?? (isText(essence) ? "text" : "blob");
  const bytes = await readBytes(attempt);
  return form === "text" ? decodeText(attempt, bytes) : new Response(bytes, { headers: response.headers })[form]();
};

/** Decodes a text by the charset of its media type; `Response` knows only UTF-8. */
function decodeText(attempt: AnsweredAttempt, bytes: Uint8Array): string {
  const [, charset = "utf-8"] =
    /;\s*charset="?([^\s";]+)/i.exec(attempt.response.headers.get("content-type") ?? "") ?? [];
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw invalidResponse(attempt, `has the unknown charset ${charset}`);
  }
}
