import { type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

/** Response to {@link ask}. */
export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Request to send. `fetch` does not allow some of these headers. */
export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request without normalizing its path, and reads the whole response. */
export function ask(
  url: string,
  path: string,
  { method = "GET", headers = {}, body }: RawRequest = {},
): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      text(response).then(
        (all) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: all }),
        reject,
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Returns the code of an error envelope, after checking that its texts are sentences. */
export function codeOf({ text: body }: RawResponse): string {
  const { error, trackingId } = JSON.parse(body) as {
    error: { code: string; message: string; fix: string };
    trackingId: string;
  };
  if (!/^console_[0-9a-f-]{36}$/.test(trackingId) || !error.message.endsWith(".") || !error.fix.endsWith(".")) {
    throw new Error(`Not an error for users: ${body}`);
  }
  return error.code;
}
