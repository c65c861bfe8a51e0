// The one file that knows openapi-fetch, so that it can be exchanged. What an application of it sees is its: the types
// and, as a test holds against it, what is sent and what comes back. Its code alone would be more than half of the
// client, and would send and read in a second way beside the transport.
import type { paths } from "@numbers-api/contract";
import type { Client } from "openapi-fetch";
import type { Answer } from "./answer.ts";
import { StatusError } from "./errors/status.ts";
import { readSuccess } from "./read-success.ts";
import { type RequestParts, writeRequest } from "./request.ts";
import type { Settings } from "./settings.ts";
import { perform } from "./transport.ts";

export type HttpClient = Omit<Client<paths>, "use" | "eject">;

/** What a success may be, where the operation is not looked up: whatever its media type says. */
const ANYTHING = { "2XX": { contentTypes: ["*/*"] } };

/** For whoever wants paths and status codes: the requests of openapi-fetch, with the limits, retries and key of the client. */
export function createHttp(settings: Settings): HttpClient {
  const request = async (method: string, path: string, init: RequestParts = {}): Promise<object> => {
    const prepared = writeRequest(settings, method, path, init, "application/json");
    // A base URL that the caller gave for one call may lead elsewhere: the key stays at home.
    const authenticated = new URL(prepared.url).origin === settings.baseUrl.origin;
    const operation = { id: `${prepared.method} ${path}`, authenticated };
    let answer: Answer | undefined;
    try {
      return await perform({ ...settings, signal: init.signal }, operation, prepared, (received) => {
        answer = received;
        return readSuccess(ANYTHING, received);
      });
    } catch (error) {
      if (!(error instanceof StatusError) || !answer) throw error;
      // openapi-fetch returns the answers that are errors.
      return { error: parse(answer.bytes), response: answer.response };
    }
  };
  const http: Record<string, unknown> = { request };
  for (const method of "GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split(" ")) {
    http[method] = (path: string, init?: RequestParts) => request(method, path, init);
  }
  // Made for any contract; the type is made from this one.
  return http as unknown as HttpClient;
}

/** An error as openapi-fetch gives it: what is no JSON as text, and nothing where there is nothing. */
function parse(bytes: ArrayBuffer): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text || undefined;
  }
}
