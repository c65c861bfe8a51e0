// The least that a server in Node can do: it sends the text that it was given. Not TypeScript, because stripping types
// takes more memory than all of the rest.
import { createServer } from "node:http";

const [, , text = ""] = process.argv;
const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
const server = createServer((_, response) => response.writeHead(200, headers).end(text));
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
