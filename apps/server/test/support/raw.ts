import { connect } from "node:net";

/** Answer to bytes that no HTTP client would send. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Options of sending bytes. */
export interface RawOptions {
  /** Half-close the connection afterwards, so that the server does not wait for more. */
  readonly hangUp?: boolean;
}

/** Sends bytes to a server, and returns its first answer once the server has closed the connection. */
export async function sendRaw(url: string, bytes: string | Buffer, options?: RawOptions): Promise<RawAnswer> {
  const [first] = parseAnswers(await exchangeRaw(url, bytes, options));
  return first ?? { status: 0, headers: new Headers(), body: "" };
}

/** Sends bytes to a server, and returns everything that came back. */
export async function exchangeRaw(
  url: string,
  bytes: string | Buffer,
  { hangUp = false }: RawOptions = {},
): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", () => {});
  if (hangUp) socket.end(bytes);
  else socket.write(bytes);
  // Unlike `once`, this does not reject, because a reset connection is a valid outcome.
  await new Promise((resolve) => socket.on("close", resolve));
  return Buffer.concat(chunks).toString("latin1");
}

/**
 * Splits the received bytes into answers. One without a length takes the rest; one to HEAD has a length and no body,
 * unless the request was too malformed to be one of HEAD.
 */
export function parseAnswers(text: string, isHead = false): readonly RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let rest = text; rest !== ""; ) {
    const end = rest.indexOf("\r\n\r\n");
    const [statusLine = "", ...lines] = rest.slice(0, end === -1 ? undefined : end).split("\r\n");
    const status = Number(statusLine.split(" ")[1]);
    const headers = new Headers(lines.map((line) => splitHeader(line)));
    const after = end === -1 ? "" : rest.slice(end + 4);
    const hasNoBody = status < 200 || (isHead && !after.startsWith("{"));
    const length = hasNoBody ? 0 : Number(headers.get("content-length") ?? after.length);
    answers.push({ status, headers, body: after.slice(0, length) });
    rest = after.slice(length);
  }
  return answers;
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}
