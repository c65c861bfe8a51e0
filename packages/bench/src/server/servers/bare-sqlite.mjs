// Usage: node bare-sqlite.mjs PORT FILE ACCOUNT [like-server]   The least that lists an account's numbers from SQLite: no
// keys, no checks. Rows are objects, as usual, or arrays, as in the server.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { bodyOf, LIST } from "./rows.mjs";

const [, , port, file, account, form] = process.argv;
const list = new DatabaseSync(file).prepare(LIST.replace("$1", "?"));
if (form === "like-server") list.setReturnArrays(true);
createServer((_, response) => {
  const text = bodyOf(list.all(account));
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
}).listen(Number(port), "127.0.0.1");
