// Usage: node server.ts   Answers every request with the contract's example, and prints its address.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { FEW } from "./answers.ts";

const server = createServer({ keepAliveTimeout: 60_000 }, (_, response) =>
  response.writeHead(200, FEW.headers).end(FEW.text),
);
server.listen(0, "127.0.0.1", () => {
  // A server that listens on an address has one of this kind.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
