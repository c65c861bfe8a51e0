import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The mock cannot be started. The message is one sentence for the user. */
export class MockStartError extends Error {
  override readonly name = "MockStartError";
}

/**
 * Lets a server listen on a port, where 0 means any free one.
 *
 * @throws {MockStartError} when it cannot.
 */
export async function listen(server: Server, host: string, port: number): Promise<{ url: string; port: number }> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    throw new MockStartError(explain(error, host, port), { cause: error });
  }
  // A server that listens on a host and a port has an address of this form.
  const address = server.address() as AddressInfo;
  return { url: urlOf(address), port: address.port };
}

/** URL of a server on this machine; the loopback address if it listens on every address. */
export function urlOf({ address, family, port }: AddressInfo): string {
  const loopback = new Map([
    ["0.0.0.0", "127.0.0.1"],
    ["::", "::1"],
  ]);
  const host = loopback.get(address) ?? address;
  return `http://${family === "IPv6" ? `[${host}]` : host}:${port}`;
}

function explain(error: unknown, host: string, port: number): string {
  // Errors here come from Node and have a code.
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use: stop what listens there, or choose another port.`;
    case "EACCES":
      return `Port ${port} on ${host} may not be opened by this user: choose a port above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: choose 127.0.0.1, or an address of this machine.`;
    case "ERR_SOCKET_BAD_PORT":
      return `${port} is not a port: choose a number from 0 to 65535.`;
    default:
      return `The mock cannot listen on port ${port} of ${host}: ${message}`;
  }
}
