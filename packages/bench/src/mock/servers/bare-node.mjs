// Usage: node bare-node.mjs PORT TEXT   The least that a server in Node can do: it sends the text that it was given.
import { createServer } from "node:http";

const [, , port, text = ""] = process.argv;
const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
createServer((_, response) => response.writeHead(200, headers).end(text)).listen(Number(port), "127.0.0.1");
