// Usage: node bare-postgres.mjs PORT URL ACCOUNT   The least that lists an account's numbers from PostgreSQL.
import { createServer } from "node:http";
import pg from "pg";

const [, , port, url, account] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10 });
const text =
  'select phone_number as "phoneNumber", label, created_at as "createdAt" from numbers where account_id = $1 and released_at is null and lost_at is null order by created_at, id';
createServer(async (_, response) => {
  const { rows } = await pool.query({ name: "list", text, values: [account] });
  const body = JSON.stringify({ numbers: rows, sharedNumber: "+18005550199" });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}).listen(Number(port), "127.0.0.1");
