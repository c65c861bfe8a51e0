import { type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What to send; `fetch` would not send some of these headers. */
export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request as it is, and reads the answer to its end. The path is not changed, dots and all. */
export function ask(url: string, path: string, { method = "GET", headers = {}, body }: Question = {}): Promise<Answer> {
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

/** The code of an error in the contract's envelope. */
export function codeOf({ text: body }: Answer): string {
  const { error, trackingId } = JSON.parse(body) as {
    error: { code: string; message: string; fix: string };
    trackingId: string;
  };
  if (!/^console_[0-9a-f-]{36}$/.test(trackingId) || !error.message.endsWith(".") || !error.fix.endsWith(".")) {
    throw new Error(`This is no error for a person: ${body}`);
  }
  return error.code;
}
