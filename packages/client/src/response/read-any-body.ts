import { essenceOf, isJson, isStream, isText, isWithin } from "../request/media-type.ts";
import { invalidResponse } from "./details.ts";
import { readAs } from "./read-as.ts";
import { type ReadBody, readJson, receivedType } from "./read-success.ts";

/** Forms of a body that a call may ask for. */
export type ParseAs = "text" | "blob" | "arrayBuffer" | "stream";

/** Reads a body of any media type, in the form that the options of the call choose. */
export const readAnyBody: ReadBody = async (exchange, documented, settings, parseJson) => {
  const { response } = exchange;
  const { contract, accept, parseAs } = settings;
  const { contentType = "", otherContentTypes = [], shape } = documented;
  const expected = accept !== undefined && otherContentTypes.includes(accept) ? accept : contentType;
  const type = receivedType(response);
  if (!isWithin(type, expected)) {
    await exchange.readBytes();
    throw invalidResponse(exchange.describe(), `is ${type}, not ${expected}`);
  }
  if (parseAs === "stream") return response.body;
  if (parseAs) return readAs(parseAs, response, await exchange.readBytes());
  if (contract.readStream && isStream(type)) return contract.readStream(exchange, type, settings, parseJson);
  if (!isJson(type)) return readAs(isText(type) ? "text" : "blob", response, await exchange.readBytes());
  // The shape is that of the first media type.
  const ownShape = type === essenceOf(contentType) ? shape : undefined;
  return readJson(
    exchange,
    { contentType: type, ...(ownShape !== undefined && { shape: ownShape }) },
    settings,
    parseJson,
  );
};
