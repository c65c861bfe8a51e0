import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { control, isControl } from "../control/control.ts";
import { readBody } from "./body.ts";
import { handleRequest, type Settings } from "./handle-request.ts";
import { failure, MockError } from "./mock-error.ts";
import { type Reply, send } from "./reply.ts";
import { readRequest } from "./request.ts";
import { stamp, TRACKING_HEADER, trackingOf } from "./tracking.ts";

/** Creates an HTTP server for a contract, which may still be loading when the first requests arrive. */
export function createMockServer(settings: Settings): Server {
  return createServer((request, response) => void handle(request, response, settings));
}

async function handle(incoming: IncomingMessage, response: ServerResponse, settings: Settings): Promise<void> {
  const tracked = (reply: Reply): Reply => stamp(reply, trackingOf(incoming.headers[TRACKING_HEADER]?.toString()));
  try {
    const request = readRequest(incoming);
    if (!isControl(request)) return await handleRequest(incoming, response, request, settings);
    const result = await control(settings, request, () => readBody(incoming), settings.isOpen);
    if (typeof result === "function") result(response);
    else send(response, tracked(result));
  } catch (error) {
    // A client that has disconnected gets no response.
    if (response.destroyed || response.headersSent) return;
    send(response, tracked((error instanceof MockError ? error : failure(error)).toReply()));
  }
}
