import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The server cannot start. The message is one sentence for the user. */
export class ServerStartError extends Error {
  override readonly name = "ServerStartError";
}

/** Address of a server that listens. */
export interface Listening {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
}

/**
 * Lets a server listen; port 0 takes a free one.
 *
 * @throws {ServerStartError} when it cannot.
 */
export async function listen(server: Server, host: string, port: number): Promise<Listening> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    throw new ServerStartError(explain(error, host, port), { cause: error });
  }
  // A server that listens on a host and a port has an address of this form.
  const { address, family, port: actual } = server.address() as AddressInfo;
  // A server on all addresses is reached on this machine by loopback.
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[address] ?? address;
  return { url: `http://${family === "IPv6" ? `[${reachable}]` : reachable}:${actual}`, port: actual };
}

function explain(error: unknown, host: string, port: number): string {
  // Errors of Node's servers have a code.
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use: stop the program that listens there, or choose another port.`;
    case "EACCES":
      return `Port ${port} on ${host} needs more rights: choose a port above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: choose 127.0.0.1, or an address of this machine.`;
    default:
      return `The server cannot listen on port ${port} of ${host}: ${message}.`;
  }
}
