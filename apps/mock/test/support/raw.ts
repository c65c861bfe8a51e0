import { connect, type Socket } from "node:net";

/** Opens a connection and writes raw text to it, valid HTTP or not. */
export function openSocket(url: string, text: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding("utf8");
  socket.write(text);
  return socket;
}

/** Writes lines of a request, with CRLF between them, and reads all that comes back until the server ends it. */
export async function exchange(url: string, ...lines: string[]): Promise<string> {
  const [target = "", ...rest] = lines;
  const socket = openSocket(url, [target, "Host: mock", "Connection: close", ...rest].join("\r\n"));
  let received = "";
  for await (const chunk of socket) received += chunk;
  return received;
}
