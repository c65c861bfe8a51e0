// Usage: node bare-sqlite.mjs PORT FILE ACCOUNT   The least that lists an account's numbers from SQLite: no keys, no checks.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";

const [, , port, file, account] = process.argv;
const database = new DatabaseSync(file);
const list = database.prepare(
  'select phone_number as "phoneNumber", label, created_at as "createdAt" from numbers where account_id = ? and released_at is null and lost_at is null order by created_at, id',
);
createServer((_, response) => {
  const text = JSON.stringify({ numbers: list.all(account), sharedNumber: "+18005550199" });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
}).listen(Number(port), "127.0.0.1");
