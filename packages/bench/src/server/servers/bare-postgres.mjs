// Usage: node bare-postgres.mjs PORT URL ACCOUNT [like-server]   The least that lists an account's numbers from PostgreSQL:
// with a pool and rows as objects, as usual, or with one pipelined connection and rows as arrays, as in the server.
import { createServer } from "node:http";
import pg from "pg";
import { bodyOf, LIST } from "./rows.mjs";

const [, , port, url, account, form] = process.argv;
const isLikeServer = form === "like-server";
const database = isLikeServer
  ? new pg.Client({ connectionString: url, pipeline: true })
  : new pg.Pool({ connectionString: url, max: 10 });
if (isLikeServer) await database.connect();
const statement = { name: "list", text: LIST, values: [account], ...(isLikeServer && { rowMode: "array" }) };
createServer(async (_, response) => {
  const text = bodyOf((await database.query(statement)).rows);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
}).listen(Number(port), "127.0.0.1");
