// Usage: node bare-postgres.mjs PORT URL ACCOUNT   The least that lists an account's numbers from PostgreSQL.
import { createServer } from "node:http";
import pg from "pg";
import { bodyOf, LIST } from "./rows.mjs";

const [, , port, url, account] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10 });
createServer(async (_, response) => {
  const { rows } = await pool.query({ name: "list", text: LIST, values: [account] });
  const text = bodyOf(rows);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
}).listen(Number(port), "127.0.0.1");
