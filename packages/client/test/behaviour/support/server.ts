import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** Reaction of a server to one request, after its head. */
export type Play = (socket: Socket, head: string) => void;

/** Server that sends exactly the bytes of a test, which HTTP libraries do not allow. */
export interface Server {
  readonly url: string;
  /** The heads of the requests that came. */
  readonly heads: readonly string[];
  /** Ends it now; the end of the test does so too. */
  close(): Promise<void>;
}

/** Starts a server on the loopback: the first request gets the first play, and so on; the last play repeats. */
export async function serve(...plays: readonly Play[]): Promise<Server> {
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A client that hangs up is what many tests are about.
    socket.on("error", () => {});
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      for (let end = received.indexOf("\r\n\r\n"); end >= 0; end = received.indexOf("\r\n\r\n")) {
        const head = received.slice(0, end);
        received = received.slice(end + 4);
        const play = plays[Math.min(heads.length, plays.length - 1)];
        heads.push(head);
        play?.(socket, head);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the server has no port");
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${address.port}`, heads, close };
}

/** Sends parts and leaves the connection open. */
export const say =
  (...parts: readonly (string | Uint8Array)[]): Play =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };

/** Sends parts and closes the connection in order. */
export const sayAndEnd =
  (...parts: readonly (string | Uint8Array)[]): Play =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

/** Sends a part, if there is one, and breaks the connection. */
export const sayAndReset =
  (part?: string): Play =>
  (socket) => {
    if (part === undefined) socket.resetAndDestroy();
    else socket.write(part, () => socket.resetAndDestroy());
  };
